package io.outdial.bench.torture;

import java.time.Duration;

/** How long what is promised "soon" may take. */
public enum Patience {
    /** With the machine to itself. */
    ALONE(Duration.ofSeconds(10), Duration.ofSeconds(5)),

    /** Beside other tests on the same cores, which it has to share. */
    BESIDE_OTHERS(Duration.ofSeconds(60), Duration.ofSeconds(20));

    private final Duration agreement;
    private final Duration answer;

    Patience(Duration agreement, Duration answer) {
        this.agreement = agreement;
        this.answer = answer;
    }

    /** Until both sides agree, once a fault has ended. */
    Duration agreement() {
        return agreement;
    }

    /** Of what needs no other service: two attempts of 300 ms, and what a busy machine adds. */
    Duration answer() {
        return answer;
    }
}
