package io.outdial.bench;

import io.outdial.bench.Numbers.Block;
import io.outdial.local.LocalFailure;
import java.sql.SQLException;

/** The work of another contender while all events that it causes are delivered. The rest is awaited after the run. */
record WithReceiver(String name, Contender of, Receiver receiver) implements Contender {

    @Override
    public Run run(Block numbers, int seconds) {
        Run run = of.run(numbers, seconds);
        try {
            receiver.awaitDelivered();
        } catch (SQLException e) {
            throw new LocalFailure("it cannot be seen what waits: " + e.getMessage(), e);
        }
        return run;
    }

    @Override
    public boolean cutsOff() {
        return of.cutsOff();
    }

    @Override
    public int rowsAnOperation() {
        return of.rowsAnOperation();
    }
}
