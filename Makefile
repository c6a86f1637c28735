PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

# These targets have a set-up of their own, whatever the shell or a .env says.
export ENV_FILE := /dev/null
export DATABASE_URL := sqlite:///var/db.sqlite3
unexport PRODUCTION DEBUG SECRET_KEY SITE_URL ALLOWED_HOSTS CSRF_TRUSTED_ORIGINS PROXY_SSL_HEADER \
	HSTS_SECONDS HSTS_SUBDOMAINS SESSION_HOURS TIME_ZONE EMAIL_URL MAIL_FROM LOG_LEVEL STATIC_ROOT PREPARE_STATEMENTS KEEP_PAGES LANGUAGES \
	DJANGO_SETTINGS_MODULE PORTAL_SERVES PYTHONPATH

.PHONY: demo test checker lock format installed

demo: LOCK := requirements.lock
demo: installed
	@$(BIN)/python manage.py demo --port '$(PORT)'

test: LOCK := requirements-test.lock
test: installed
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy
	$(BIN)/python -m pytest -n auto --dist loadgroup
	$(BIN)/python -m tests.postgresql $(BIN)/python -m pytest -n auto --dist loadgroup --ignore=tests/house \
		--ignore-glob='*_browser.py'

# The HTML checker needs Java; tests use it where it is.
checker:
	npm install --prefix var/checker --no-save --no-package-lock --ignore-scripts --silent \
		vnu-jar@26.9.27

lock: LOCK := requirements-test.lock
lock: installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip compile $(COMPILE) --output-file requirements.lock pyproject.toml
	$(BIN)/uv pip compile $(COMPILE) --extra test --output-file requirements-test.lock pyproject.toml
lock: COMPILE := --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header

format: LOCK := requirements-test.lock
format: installed
	$(BIN)/python -m ruff format .
	$(BIN)/python -m ruff check --fix .

installed:
	@command -v $(PYTHON) >/dev/null || \
		{ echo '$(PYTHON) is missing. Install it: apt-get install python3 python3-venv'; exit 1; }
	@$(PYTHON) deploy/environment.py $(LOCK)
