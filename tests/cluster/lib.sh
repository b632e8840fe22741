# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A Slurm of this machine alone, for as long as a script runs: munged, slurmctld and slurmd on loopback and free ports, with everything they write in $work.
. "$(dirname "${BASH_SOURCE[0]}")/../cli/lib.sh"

daemons=()

stop_slurm() {
    local process
    for process in "${daemons[@]}"; do
        kill "$process" 2>/dev/null
    done
    for process in "${daemons[@]}"; do
        for _ in $(seq 50); do
            kill -0 "$process" 2>/dev/null || break
            sleep 0.1
        done
        kill -9 "$process" 2>/dev/null
    done
    daemons=()
    wait
}
trap 'stop_slurm; rm -rf "$work"' EXIT

free_ports() {
    python3 - "$1" <<'PYTHON'
import socket, sys
sockets = [socket.socket() for _ in range(int(sys.argv[1]))]
for one in sockets:
    one.bind(("127.0.0.1", 0))
print(*(one.getsockname()[1] for one in sockets))
PYTHON
}

# Requeued jobs wait until the credentials of their first run have expired, so these are short-lived.
write_slurm_conf() {
    local host ports user
    host=$(hostname -s)
    user=$(id -un)
    read -ra ports < <(free_ports 2)
    cat >"$slurm/slurm.conf" <<CONF
ClusterName=trial
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=${ports[0]}
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/munge
AuthInfo=socket=$slurm/munge/socket,cred_expire=5
CredType=cred/munge
StateSaveLocation=$slurm/state
SlurmdSpoolDir=$slurm/spool
SlurmctldPidFile=$slurm/slurmctld.pid
SlurmdPidFile=$slurm/slurmd.pid
SlurmctldLogFile=$slurm/slurmctld.log
SlurmdLogFile=$slurm/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=2,bf_interval=2,default_queue_depth=1000
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
JobCompType=jobcomp/none
SwitchType=switch/none
MpiDefault=none
ReturnToService=2
KillWait=5
SlurmdParameters=config_overrides
NodeName=node CPUs=2 NodeHostname=$host NodeAddr=127.0.0.1 Port=${ports[1]} State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
}

# start_slurm: SLURM_CONF names it then. False if it does not come up, and then what it has to say is in $work/err.
start_slurm() {
    slurm=$work/slurm
    mkdir -p "$slurm/munge" "$slurm/state" "$slurm/spool"
    chmod 711 "$work" "$slurm" "$slurm/munge"
    dd if=/dev/urandom of="$slurm/munge/key" bs=1024 count=1 2>/dev/null
    chmod 600 "$slurm/munge/key"
    write_slurm_conf
    export SLURM_CONF=$slurm/slurm.conf
    PATH=$PATH:/usr/sbin
    munged --foreground --force --key-file="$slurm/munge/key" --socket="$slurm/munge/socket" --pid-file="$slurm/munge/pid" \
        --log-file="$slurm/munge/log" --seed-file="$slurm/munge/seed" >"$slurm/munge.out" 2>&1 &
    daemons+=($!)
    for _ in $(seq 50); do
        [ -S "$slurm/munge/socket" ] && break
        sleep 0.1
    done
    slurmctld -D -f "$SLURM_CONF" >"$slurm/slurmctld.out" 2>&1 &
    daemons+=($!)
    slurmd -D -N node -f "$SLURM_CONF" >"$slurm/slurmd.out" 2>&1 &
    daemons+=($!)
    for _ in $(seq 200); do
        [ "$(sinfo --noheader --format=%t 2>/dev/null)" = idle ] && return
        sleep 0.2
    done
    tail -n 20 "$slurm"/*.out "$slurm"/*.log >"$work/err" 2>&1
    return 1
}
