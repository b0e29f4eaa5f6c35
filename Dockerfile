# docker build -t proviso .
# docker run --rm -v "$PWD:/work" proviso check plan.toml -p policies

FROM debian:bookworm AS build
COPY . /src
WORKDIR /src
RUN ./dev package

FROM debian:bookworm-slim AS run
COPY --from=build /src/build/release/packages/proviso_*.deb /tmp/
RUN apt-get update && apt-get install -y --no-install-recommends /tmp/proviso_*.deb && rm -rf /var/lib/apt/lists/* /tmp/proviso_*.deb
WORKDIR /work
USER nobody
ENTRYPOINT ["proviso"]
