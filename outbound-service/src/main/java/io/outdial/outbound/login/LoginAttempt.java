package io.outdial.outbound.login;

/**
 * A user name and a password that came from somewhere, as keyed hashes: what is remembered of it is short, however long
 * the header was, and discloses no password.
 *
 * @param address see {@link ClientAddressRule}
 */
record LoginAttempt(String name, String password, String address) {

    /** Name and address together. */
    String pair() {
        return name + " " + address;
    }

    @Override
    public String toString() {
        return "LoginAttempt[" + address + "]";
    }
}
