# syntax=docker/dockerfile:1
# Truweel in one small image: no compiler, no root, nothing written outside /data and /tmp.
#
#   docker build -t truweel .
#   docker run --read-only --tmpfs /tmp -v truweel:/data -p 8080:8080 truweel

FROM python:3.13-slim-bookworm AS build
WORKDIR /src
RUN python -m venv /opt/truweel
COPY requirements/build.txt requirements/runtime.txt requirements/site.txt requirements/
RUN /opt/truweel/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements/runtime.txt \
 && python -m venv /opt/build \
 && /opt/build/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements/build.txt -r requirements/site.txt
COPY pyproject.toml README.md CHANGELOG.md LICENSE ./
COPY deploy deploy
COPY docs docs
COPY examples examples
COPY website website
COPY src src
RUN /opt/build/bin/python -m website \
 && /opt/build/bin/pip wheel --no-cache-dir --no-deps --no-build-isolation --wheel-dir /wheels . \
 && /opt/truweel/bin/pip install --no-cache-dir --no-deps /wheels/*.whl \
 && /opt/truweel/bin/pip uninstall --yes pip

# For truweel backup: no older than the server (compose.yaml has 15). The whole package would bring Perl along, 50 MB.
FROM python:3.13-slim-bookworm AS postgres
RUN apt-get update \
 && apt-get install --yes --no-install-recommends postgresql-client-15

FROM python:3.13-slim-bookworm
RUN apt-get update \
 && apt-get install --yes --no-install-recommends libpq5 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin truweel \
 && install --directory --owner truweel --group truweel --mode 0700 /data
COPY --from=postgres /usr/lib/postgresql/15/bin/pg_dump /usr/lib/postgresql/15/bin/pg_restore /usr/local/bin/
COPY --from=build /opt/truweel /opt/truweel
ENV PATH=/opt/truweel/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    TRUWEEL_DATA=/data \
    TRUWEEL_HOST=0.0.0.0 \
    TRUWEEL_PORT=8080
USER 10001
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
    CMD python -c "import http.client as http; asked = http.HTTPConnection('127.0.0.1', $TRUWEEL_PORT, timeout=2); \
        asked.request('GET', '/healthz'); exit(asked.getresponse().status != 200)"
ENTRYPOINT ["truweel"]
CMD ["serve"]
