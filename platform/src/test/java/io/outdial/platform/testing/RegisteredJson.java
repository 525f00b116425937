package io.outdial.platform.testing;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Singleton;
import java.lang.reflect.Modifier;

/**
 * Makes the service's mapper refuse, in tests, what a native executable would write as {@code {}} or could not read: a
 * type of ours that is not registered. Seen is what the tests do; {@link NativeRules} sees what the code says.
 */
@Singleton
public class RegisteredJson implements ObjectMapperCustomizer {

    private static final String OURS = "io.outdial.";

    @Override
    public void customize(ObjectMapper json) {
        SimpleModule module = new SimpleModule("registered");
        module.setSerializerModifier(new BeanSerializerModifier() {
            private static final long serialVersionUID = 1L;

            @Override
            public JsonSerializer<?> modifySerializer(
                    SerializationConfig config, BeanDescription type, JsonSerializer<?> serializer) {
                check(type.getBeanClass());
                return serializer;
            }
        });
        module.setDeserializerModifier(new BeanDeserializerModifier() {
            private static final long serialVersionUID = 1L;

            @Override
            public JsonDeserializer<?> modifyDeserializer(
                    DeserializationConfig config, BeanDescription type, JsonDeserializer<?> deserializer) {
                check(type.getBeanClass());
                return deserializer;
            }
        });
        json.registerModule(module);
    }

    private static void check(Class<?> type) {
        boolean isData = !type.isInterface() && !Modifier.isAbstract(type.getModifiers());
        if (type.getName().startsWith(OURS) && isData && !isRegistered(type)) {
            throw new IllegalStateException(
                    type.getName() + " is read or written as JSON: put @RegisterForReflection on it (docs/adr/0027)");
        }
    }

    private static boolean isRegistered(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            RegisterForReflection annotation = each.getAnnotation(RegisterForReflection.class);
            if (annotation != null && annotation.targets().length == 0 && annotation.classNames().length == 0) {
                return true;
            }
        }
        return false;
    }
}
