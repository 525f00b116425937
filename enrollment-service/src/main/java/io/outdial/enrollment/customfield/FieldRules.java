package io.outdial.enrollment.customfield;

import java.util.List;
import java.util.Map;

/**
 * The rules that a value of a field is checked against.
 *
 * @param options null where the type has none
 * @param validationRules null where there are none
 */
record FieldRules(
        CustomFieldType type, boolean isRequired, List<String> options, Map<String, Object> validationRules) {}
