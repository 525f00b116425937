package io.outdial.enrollment.enrolment;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a status by its wire value, so that renaming a constant changes no row. */
@Converter(autoApply = true)
class EnrolmentStatusColumn implements AttributeConverter<EnrolmentStatus, String> {

    @Override
    public String convertToDatabaseColumn(EnrolmentStatus status) {
        return status == null ? null : status.wireValue();
    }

    @Override
    public EnrolmentStatus convertToEntityAttribute(String wireValue) {
        return wireValue == null ? null : EnrolmentStatus.of(wireValue);
    }
}
