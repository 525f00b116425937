package io.outdial.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes the one running {@link Product}, or the one whose services are killed (see
 * {@link OnFailingProduct}). Each is started for the first class that asks, and stopped after the last test of the run.
 */
public final class SharedProduct implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Product.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        boolean isFailing = context.getRequiredTestClass().isAnnotationPresent(OnFailingProduct.class);
        return context.getRoot()
                .getStore(Namespace.create(SharedProduct.class))
                .computeIfAbsent(
                        isFailing, failing -> failing ? Product.startFailing() : Product.start(), Product.class);
    }
}
