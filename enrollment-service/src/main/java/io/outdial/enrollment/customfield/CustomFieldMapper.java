package io.outdial.enrollment.customfield;

import io.outdial.contract.enrollment.CreateCustomFieldDto;
import io.outdial.contract.enrollment.CustomFieldDto;
import io.outdial.contract.enrollment.CustomFieldPageDto;
import io.outdial.contract.enrollment.CustomFieldRecordTypeDto;
import io.outdial.contract.enrollment.CustomFieldTypeDto;
import io.outdial.contract.enrollment.UpdateCustomFieldDefinitionDto;
import io.outdial.platform.paging.PageNumbers;
import io.outdial.platform.text.CanonicalText;
import java.util.List;

/** Between the contract's records and the entity. Enum constants have the same names on both sides. */
final class CustomFieldMapper {

    private CustomFieldMapper() {}

    static void apply(CreateCustomFieldDto body, CustomField field) {
        field.recordType = CustomField.OF_CUSTOMERS;
        field.fieldLabel = CanonicalText.of(body.fieldLabel());
        field.fieldDescription = body.fieldDescription();
        field.fieldType = CustomFieldType.valueOf(body.fieldType().name());
        field.isRequired = Boolean.TRUE.equals(body.isRequired());
        field.options = canonical(body.options());
        field.validationRules = body.validationRules();
    }

    static void apply(UpdateCustomFieldDefinitionDto body, CustomField field) {
        body.fieldLabel().ifPresent(value -> field.fieldLabel = CanonicalText.of(value));
        body.fieldDescription().ifPresent(value -> field.fieldDescription = value);
        body.fieldType().ifPresent(value -> field.fieldType = CustomFieldType.valueOf(value.name()));
        body.isRequired().ifPresent(value -> field.isRequired = value);
        body.options().ifPresent(value -> field.options = canonical(value));
        body.validationRules().ifPresent(value -> field.validationRules = value);
    }

    static CustomFieldDto toDto(CustomField field) {
        return CustomFieldDto.builder()
                .id(field.id)
                .createdAt(field.createdAt)
                .createdBy(field.createdBy)
                .updatedAt(field.updatedAt)
                .updatedBy(field.updatedBy)
                .clientId(field.clientId)
                .recordType(CustomFieldRecordTypeDto.CUSTOMERS)
                .fieldKey(field.fieldKey)
                .fieldLabel(field.fieldLabel)
                .fieldDescription(field.fieldDescription)
                .fieldType(CustomFieldTypeDto.valueOf(field.fieldType.name()))
                .isRequired(field.isRequired)
                .options(field.options)
                .validationRules(field.validationRules)
                .build();
    }

    static CustomFieldPageDto toPage(PageNumbers numbers, List<CustomField> fields) {
        return new CustomFieldPageDto(
                numbers.itemsTotal(),
                numbers.currentPage(),
                numbers.nextPage(),
                numbers.prevPage(),
                fields.stream().map(CustomFieldMapper::toDto).toList());
    }

    /** Options are compared with values, so both have the canonical form. */
    private static List<String> canonical(List<String> options) {
        return options == null ? null : options.stream().map(CanonicalText::of).toList();
    }
}
