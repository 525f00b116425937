package io.outdial.enrollment.enrolment;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps a status as its word, so that the database reads like the API and a renamed constant changes no row. */
@Converter(autoApply = true)
class EnrolmentStatusColumn implements AttributeConverter<EnrolmentStatus, String> {

    @Override
    public String convertToDatabaseColumn(EnrolmentStatus status) {
        return status == null ? null : status.wireValue();
    }

    @Override
    public EnrolmentStatus convertToEntityAttribute(String word) {
        return word == null ? null : EnrolmentStatus.of(word);
    }
}
