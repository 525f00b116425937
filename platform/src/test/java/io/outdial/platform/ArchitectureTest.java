package io.outdial.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.outdial.platform.testing.NativeRules;

@AnalyzeClasses(packages = "io.outdial.platform", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests NATIVE = ArchTests.in(NativeRules.class);

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.outdial.platform.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule knowsNoDomain = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.outdial.contract.restrictions..",
                    "io.outdial.contract.transfer..",
                    "io.outdial.contract.enrollment..",
                    "io.outdial.contract.outbound..");
}
