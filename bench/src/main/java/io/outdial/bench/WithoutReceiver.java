package io.outdial.bench;

import io.outdial.bench.Numbers.Block;
import io.outdial.local.LocalFailure;
import java.sql.SQLException;

/** The work of another contender while nobody takes the events that it causes. Before the next run they are taken. */
record WithoutReceiver(String name, Contender of, Receiver receiver) implements Contender {

    @Override
    public Run run(Block numbers, int seconds) {
        receiver.pause();
        try {
            return of.run(numbers, seconds);
        } finally {
            receiver.goOn();
            awaitDelivered();
        }
    }

    private void awaitDelivered() {
        try {
            receiver.awaitDelivered();
        } catch (SQLException e) {
            throw new LocalFailure("it cannot be seen what waits: " + e.getMessage(), e);
        }
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
