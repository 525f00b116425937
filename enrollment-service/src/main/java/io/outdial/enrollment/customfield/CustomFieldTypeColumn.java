package io.outdial.enrollment.customfield;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps a type as its word, so that the database reads like the API. */
@Converter(autoApply = true)
class CustomFieldTypeColumn implements AttributeConverter<CustomFieldType, String> {

    @Override
    public String convertToDatabaseColumn(CustomFieldType type) {
        return type == null ? null : type.wireValue();
    }

    @Override
    public CustomFieldType convertToEntityAttribute(String word) {
        return word == null ? null : CustomFieldType.of(word);
    }
}
