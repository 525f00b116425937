package io.outdial.platform.spec;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import org.openapitools.jackson.nullable.JsonNullableModule;

/** Lets a merge patch tell a field that is absent from one that is null; without it both come out as absent. */
@Singleton
public class JsonNullableCustomizer implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper json) {
        json.registerModule(new JsonNullableModule());
    }
}
