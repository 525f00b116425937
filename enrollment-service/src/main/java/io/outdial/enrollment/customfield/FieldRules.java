package io.outdial.enrollment.customfield;

import java.util.List;
import java.util.Map;

/**
 * What a value of a field is held against.
 *
 * @param options null where the type has none
 * @param validationRules null where there are none
 */
record FieldRules(
        CustomFieldType type, boolean isRequired, List<String> options, Map<String, Object> validationRules) {}
