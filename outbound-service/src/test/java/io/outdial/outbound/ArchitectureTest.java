package io.outdial.outbound;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.outdial.platform.testing.ArchitectureRules;

@AnalyzeClasses(packages = "io.outdial.outbound", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] DIALECTS = {"io.outdial.outbound.genesys..", "io.outdial.outbound.cloudagent.."};
    private static final String COMETD = "io.outdial.outbound.notification.cometd..";

    /** What a dialect's documents are generated into. */
    private static final String VENDOR_CONTRACT =
            "io\\.outdial\\.contract\\.outbound\\.((Genesys|CloudAgent).*Dto|OutboundRecordsApi|OutboundCampaignsApi|MeApi|DiagnosticsApi|CampaignDataApi|CampaignStatusesApi|CampaignSetupApi|CloudAgentAgentsApi|CloudAgentBulkApi|CloudAgentDeletionsApi|CallReportsApi|ScheduledDataApi|BlockedNumbersApi).*";

    @ArchTest
    static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule coreSeesNoDialect = noClasses()
            .that()
            .resideOutsideOfPackages(DIALECTS)
            .should()
            .dependOnClassesThat(resideInAnyPackage(DIALECTS).or(nameMatching(VENDOR_CONTRACT)));

    @ArchTest
    static final ArchRule dialectsDoNotSeeEachOther = slices().matching("io.outdial.outbound.(genesys|cloudagent)..")
            .should()
            .notDependOnEachOther();

    @ArchTest
    static final ArchRule onlyTheTransportKnowsCometd = noClasses()
            .that()
            .resideOutsideOfPackage(COMETD)
            .should()
            .dependOnClassesThat(resideInAPackage(COMETD).or(resideInAPackage("org.cometd..")));
}
