package io.outdial.platform.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import com.networknt.schema.ValidationContext;

/**
 * The formats {@code int32} and {@code int64}. The validator's own let through what is beyond 64 bits. That it is an
 * integer at all, the type says.
 *
 * @param bits with the sign
 */
record IntegerFormat(int bits) implements Format {

    @Override
    public String getName() {
        return "int" + bits;
    }

    @Override
    public boolean matches(ExecutionContext context, ValidationContext schema, JsonNode value) {
        return !value.isIntegralNumber() || value.bigIntegerValue().bitLength() < bits;
    }
}
