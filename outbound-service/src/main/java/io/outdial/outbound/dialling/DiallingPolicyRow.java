package io.outdial.outbound.dialling;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A client's policy as it is stored; written by a statement. Hours are seconds of the day, pauses seconds. */
@Entity
@Immutable
@Table(name = "dialling_policy")
public class DiallingPolicyRow {

    @Id
    UUID clientId;

    int callFrom;
    int callUntil;
    int attemptsPerRecord;

    @Column(name = "attempts_per_number_a_day")
    int attemptsPerNumberADay;

    int busyPause;
    int noAnswerPause;
    int answeringMachinePause;
    int noContactPause;
}
