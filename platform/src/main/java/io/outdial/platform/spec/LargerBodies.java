package io.outdial.platform.spec;

import io.outdial.platform.request.BodyLimit;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Lets those bodies in that the document says may be larger ({@code x-outdial-max-body}). */
@ApplicationScoped
@Startup
class LargerBodies {

    @Inject
    SpecDocument document;

    @Inject
    BodyLimit limit;

    @PostConstruct
    void allow() {
        document.operations().stream()
                .filter(operation -> operation.maxBody() > 0)
                .forEach(operation -> limit.except(path -> isOf(operation, path), operation.maxBody()));
    }

    /** What follows the path of an operation may be fields. */
    private static boolean isOf(Operation operation, String path) {
        int length = operation.path().length();
        return path.regionMatches(operation.dialect().ignoresPathCase(), 0, operation.path(), 0, length)
                && (path.length() == length || path.charAt(length) == '/');
    }
}
