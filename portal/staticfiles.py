from whitenoise.storage import CompressedManifestStaticFilesStorage


class ManifestStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # untyped library
    """Hashed names also where a script module imports another; see the editor's entry module."""

    support_js_module_import_aggregation = True
