// A form at the desk that was typed into is not left, and not sent twice, by accident.
// Without this file everything works; the server refuses a second writing of the same version.

const form = document.querySelector(".acts")?.closest("form");

if (form) {
  let isTouched = form.querySelector(".errornote") !== null;
  let isSent = false;
  const touch = () => {
    isTouched = true;
  };
  form.addEventListener("input", touch);
  form.addEventListener("change", touch);
  form.addEventListener("submit", (event) => {
    if (isSent) event.preventDefault();
    isSent = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (isTouched && !isSent) event.preventDefault();
  });
  window.addEventListener("pageshow", () => {
    isSent = false;
  });
}
