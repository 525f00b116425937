package io.outdial.bench;

/** The programs that make load; both are looked for before anything is started. */
record Tools(Tool wrk, Tool pgbench) {

    static Tools find() {
        return new Tools(Wrk.find(), Pgbench.find());
    }

    void stop() {
        wrk.stop();
        pgbench.stop();
    }
}
