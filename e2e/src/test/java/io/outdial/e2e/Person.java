package io.outdial.e2e;

/** Somebody to whom something happens. What is not known yet is null, or 0. */
final class Person {

    private final String campaignId;
    private String phone;
    private String customer;
    private long handle;
    private String attempt;

    Person(String campaignId, String phone) {
        this.campaignId = campaignId;
        this.phone = phone;
    }

    String campaignId() {
        return campaignId;
    }

    String phone() {
        return phone;
    }

    void setPhone(String other) {
        phone = other;
    }

    String customer() {
        return customer;
    }

    void setCustomer(String id) {
        customer = id;
    }

    long handle() {
        return handle;
    }

    void setHandle(long given) {
        handle = given;
    }

    /** By which a dialler has the record. */
    String attempt() {
        return attempt;
    }

    void setAttempt(String id) {
        attempt = id;
    }
}
