package io.outdial.platform.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The rules every service keeps. A service's {@code ArchitectureTest} includes them for its own package. */
public final class ArchitectureRules {

    private static final String[] SERVICES = {
        "io.outdial.restrictions..", "io.outdial.transfer..", "io.outdial.enrollment..", "io.outdial.outbound.."
    };

    @ArchTest
    static final ArchTests NATIVE = ArchTests.in(NativeRules.class);

    @ArchTest
    static final ArchRule servicesShareNothingButTheContract = slices().matching(
                    "io.outdial.(restrictions|transfer|enrollment|outbound)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyRepositoriesTouchPanache = noClasses()
            .that()
            .resideInAnyPackage(SERVICES)
            .and()
            .haveSimpleNameNotEndingWith("Repository")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("io\\.quarkus\\.hibernate\\.reactive\\.panache\\.(Panache.*)");

    /** What needs a connection takes platform's {@code SqlCarrier}, and hands it on to a repository. */
    @ArchTest
    static final ArchRule onlyRepositoriesTouchTheSqlClient = noClasses()
            .that()
            .resideInAnyPackage(SERVICES)
            .and()
            .haveNameNotMatching(".*Repository(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..sqlclient..", "io.vertx..pgclient..");

    @ArchTest
    static final ArchRule decisionsAreFreeOfFrameworks = noClasses()
            .that()
            .resideInAnyPackage(SERVICES)
            .and()
            .haveNameMatching(".*(Rule|Policy)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "io.smallrye..",
                    "jakarta..",
                    "org.hibernate..",
                    "io.vertx..",
                    "org.eclipse.microprofile..")
            .allowEmptyShould(true);

    /** The wire's shapes are mapped before a decision is asked for, so that it holds for every dialect. */
    @ArchTest
    static final ArchRule decisionsKnowNoContract = noClasses()
            .that()
            .resideInAnyPackage(SERVICES)
            .and()
            .haveNameMatching(".*(Rule|Policy)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.outdial.contract..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule faultToleranceLivesWithThePeers = classes()
            .that()
            .resideInAnyPackage(SERVICES)
            .and()
            .resideOutsideOfPackage("..peer..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("org.eclipse.microprofile.faulttolerance..", "io.smallrye.faulttolerance..");

    @ArchTest
    static final ArchRule noRetryInsideATransaction = methods()
            .that()
            .areAnnotatedWith(WithTransaction.class)
            .should()
            .notBeAnnotatedWith(Retry.class)
            .andShould()
            .notBeAnnotatedWith(CircuitBreaker.class)
            .andShould()
            .notBeAnnotatedWith(Timeout.class)
            .allowEmptyShould(true);

    /**
     * Else a caller that hangs up closes the session in the middle of its transaction, and an event about a committed
     * change may never be sent.
     */
    @ArchTest
    static final ArchRule resourcesFinishWhatTheyBegan = classes()
            .that()
            .resideInAnyPackage(SERVICES)
            .and()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .beAnnotatedWith(DescribedPredicate.describe(
                    "Cancellable(false)",
                    annotation -> annotation.getRawType().isEquivalentTo(Cancellable.class)
                            && annotation.get("value").orElse(true).equals(false)))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule transactionsAreReactive =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("jakarta.transaction.Transactional");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.outdial.*.(**)").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule namesSaySomething = noClasses()
            .should()
            .haveNameMatching(Stream.of("Impl", "Util", "Utils", "Helper", "Manager")
                            .map(Pattern::quote)
                            .reduce(".*(", (a, b) -> a.endsWith("(") ? a + b : a + "|" + b)
                    + ")");

    private ArchitectureRules() {}
}
