package io.outdial.enrollment.customer;

import io.outdial.enrollment.phone.CustomerPhone;
import io.outdial.enrollment.phone.StoredPhones;
import io.outdial.platform.phone.PhoneNumber;
import io.outdial.platform.phone.PhoneRule;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A person who may be called (carecycle.md §2.6). Phone numbers are stored as they were given and by their keys for
 * comparison (architecture.md §5). What customers are found, sorted or decided by has a field of its own; what is only
 * stored and returned is in {@link #details}.
 */
@Entity
@Table(name = "customer")
@IdClass(Customer.Key.class)
public class Customer {

    @Id
    UUID clientId;

    @Id
    UUID id;

    String clientCustomerId;
    String status;
    String firstName;
    String lastName;
    String callerId;
    String phoneKey;
    String otherPhoneKey;
    short phoneKeyVersion;
    String email;
    String state;
    String county;
    String city;
    String postalCode;
    UUID currentSourceId;
    boolean doNotCall;

    /** The numbers after the first, as {@link CustomerPhone} stores them. Null for none; replaced as a whole. */
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> phones;

    /** The other fields by their names in the API, without nulls. Replaced as a whole, never changed in place. */
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> details = Map.of();

    String createdBy;
    String updatedBy;
    Instant createdAt;
    Instant updatedAt;

    StoredPhones phones() {
        return new StoredPhones(callerId, phoneKey, otherPhoneKey, phoneKeyVersion, furtherPhones());
    }

    List<CustomerPhone> furtherPhones() {
        return CustomerPhone.read(phones);
    }

    void setFurtherPhones(List<CustomerPhone> further) {
        phones = further.isEmpty() ? null : CustomerPhone.stored(further);
    }

    void setPhone(PhoneNumber phone) {
        callerId = phone.given();
        phoneKey = phone.key();
        otherPhoneKey = phone.otherKey();
        // Further numbers under older keys are brought over by CustomerKeys.
        phoneKeyVersion = phones == null ? PhoneRule.VERSION : (short) Math.min(phoneKeyVersion, PhoneRule.VERSION);
    }

    public record Key(UUID clientId, UUID id) implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
