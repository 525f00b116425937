package io.outdial.platform.testing;

import groovy.lang.DelegatingMetaClass;
import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyShell;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.MetaClassRegistry;
import io.quarkus.test.junit.callback.QuarkusTestBeforeClassCallback;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * Makes REST-assured compile a path as {@code errors[0].path} once in a test run. It evaluates each as a Groovy script
 * of its own, and to compile that takes longer than the request and all the rest of a test case.
 */
final class CompiledPaths extends DelegatingMetaClass {

    private static final GroovyClassLoader COMPILER = new GroovyClassLoader(GroovyShell.class.getClassLoader());

    private static final Map<String, Class<?>> SCRIPTS = new ConcurrentHashMap<>();

    private CompiledPaths(MetaClass shell) {
        super(shell);
    }

    /** Found by its name in {@code META-INF/services}, and so there for every test of a service. */
    public static final class InQuarkusTests implements QuarkusTestBeforeClassCallback {
        @Override
        public void beforeClass(Class<?> test) {
            use();
        }
    }

    static void use() {
        MetaClassRegistry registry = GroovySystem.getMetaClassRegistry();
        MetaClass shell = registry.getMetaClass(GroovyShell.class);
        if (!(shell instanceof CompiledPaths)) {
            registry.setMetaClass(GroovyShell.class, new CompiledPaths(shell));
        }
    }

    @Override
    public Object invokeMethod(Object shell, String method, Object[] arguments) {
        if (method.equals("evaluate") && arguments.length == 1 && arguments[0] instanceof CharSequence script) {
            Class<?> compiled = SCRIPTS.computeIfAbsent(script.toString(), COMPILER::parseClass);
            return InvokerHelper.createScript(compiled, ((GroovyShell) shell).getContext())
                    .run();
        }
        return super.invokeMethod(shell, method, arguments);
    }
}
