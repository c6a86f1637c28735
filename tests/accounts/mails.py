import threading


def wait_for_mail() -> None:
    """Links are mailed from threads of their own."""
    for thread in threading.enumerate():
        if thread.name == "password link":
            thread.join(timeout=5)
