"""Configuration of the cluster's programs."""

PATRONI = """
scope: thidua
name: n{n}
restapi: {{listen: 127.0.0.1:{rest}, connect_address: 127.0.0.1:{rest}}}
etcd3: {{hosts: [{etcd}]}}
bootstrap:
  dcs:
    ttl: 10
    loop_wait: 2
    retry_timeout: 4
    maximum_lag_on_failover: 1048576
    synchronous_mode: true
    primary_start_timeout: 0
    postgresql:
      use_pg_rewind: true
      use_slots: true
      parameters: {{wal_log_hints: on, synchronous_commit: on, max_connections: 100, shared_buffers: 32MB}}
  initdb: [data-checksums, {{encoding: UTF8}}, {{locale: C.UTF-8}}]
postgresql:
  listen: 127.0.0.1:{port}
  connect_address: 127.0.0.1:{port}
  data_dir: {folder}/data{n}
  bin_dir: {bin}
  pgpass: {folder}/pgpass{n}
  pg_hba:
    - local all all trust
    - host all all 127.0.0.1/32 scram-sha-256
    - host replication all 127.0.0.1/32 scram-sha-256
  parameters: {{unix_socket_directories: {folder}/socket{n}}}
  authentication:
    superuser: {{username: postgres, password: {password}}}
    replication: {{username: copies, password: {password}}}
    rewind: {{username: rewinds, password: {password}}}
watchdog: {{mode: "off"}}
"""
HAPROXY = """
global
    maxconn 500
defaults
    mode tcp
    timeout connect 2s
    timeout client 1h
    timeout server 1h
listen leader
    bind 127.0.0.1:{leader}
    option httpchk OPTIONS /primary
    http-check expect status 200
    default-server inter 1s fall 2 rise 1 on-marked-down shutdown-sessions
{servers}
"""
FRONT = """
listen states
    bind 127.0.0.1:{states}
    mode http
    stats enable
    stats uri /
defaults web
    mode http
    timeout connect 2s
    timeout client 60s
    timeout server 60s
    timeout http-request 10s
listen front
    bind 127.0.0.1:{front}
    option httpchk GET /healthz
    http-check disable-on-404
    timeout check 5s
    option http-server-close
    # a machine that takes no connection: the next one; what was sent is not sent twice
    retries 5
    retry-on conn-failure
    option redispatch 1
    default-server inter 500ms fall 3 rise 1
{servers}
"""
PGBOUNCER = """
[databases]
thidua = host=127.0.0.1 port={leader} dbname=thidua user=thidua password={password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {pool}
unix_socket_dir =
auth_type = plain
auth_file = {folder}/users
pool_mode = transaction
default_pool_size = 20
max_client_conn = 200
query_wait_timeout = 5
server_login_retry = 1
server_connect_timeout = 3
"""
