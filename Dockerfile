# Bode as one image: nothing but its packages and its own files, which whoever runs it cannot change.
#
#   docker build --tag bode:0.1.0 --build-arg VERSION=0.1.0 .
#   docker build --tag bode:0.1.0 --build-arg VERSION=0.1.0 --build-arg MEANING=1 .     with the model that finds by meaning
#   docker run --read-only --tmpfs /tmp --volume bode:/data --env-file bode.env --publish 3978:3978 bode:0.1.0
#
# Only /data and /tmp are written to. Files of the organisation (mapping.toml, libraries.toml ...) come in an image of its
# own upon this one, and so does tesseract where scanned pages are read: docs/beheer/azure.md.

FROM python:3.11-slim-bookworm AS packages
ARG MEANING=
WORKDIR /build
COPY requirements.txt requirements-meaning.txt ./
RUN python -m venv /opt/bode
RUN /opt/bode/bin/python -m pip install --no-cache-dir --disable-pip-version-check --no-input --only-binary :all: \
        --require-hashes -r requirements.txt
RUN if [ -n "$MEANING" ]; then \
        /opt/bode/bin/python -m pip install --no-cache-dir --disable-pip-version-check --no-input --only-binary :all: \
            --require-hashes -r requirements-meaning.txt; \
    fi
# What runs installs nothing.
RUN /opt/bode/bin/python -m pip uninstall --yes --quiet setuptools pip

FROM python:3.11-slim-bookworm
ARG VERSION=unreleased
LABEL org.opencontainers.image.title="Bode" \
      org.opencontainers.image.description="Staff assistant of a school network inside Microsoft Teams" \
      org.opencontainers.image.licenses="EUPL-1.2" \
      org.opencontainers.image.version="$VERSION"
ENV PATH=/opt/bode/bin:/usr/local/bin:/usr/bin:/bin \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    HOME=/tmp \
    BODE_DATA_DIR=/data
WORKDIR /app
COPY --from=packages /opt/bode /opt/bode
COPY app.py LICENSE requirements.txt ./
# What is in here, where `make sbom` wrote it before; the brackets let it be away.
COPY LICENSE build/bode.cdx.jso[n] ./
COPY bot bot
COPY cards cards
COPY dialogs dialogs
COPY languages languages
COPY manifest manifest
RUN python -m compileall -q .
RUN install -d -o 10001 -g 10001 -m 0750 /data
USER 10001:10001
VOLUME /data
EXPOSE 3978
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as web; web.urlopen('http://127.0.0.1:' + os.environ.get('BODE_PORT', '3978') + '/healthz', timeout=4)"]
ENTRYPOINT ["python", "app.py"]
CMD ["serve"]
