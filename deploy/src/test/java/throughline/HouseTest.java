package throughline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The house rules that Maven's module boundaries cannot see. */
class HouseTest {

    static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("throughline");

    @Test
    void theWholeHouseIsLookedAt() {
        for (var module :
                List.of("model", "connectors", "rules", "ledger", "operations", "routes", "console", "deploy")) {
            assertThat(HOUSE.stream().filter(each -> each.getPackageName().startsWith("throughline." + module)))
                    .as(module)
                    .isNotEmpty();
        }
    }

    @Test
    void aMessageWalksOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("throughline..")
                .layer("model")
                .definedBy("throughline.model..")
                .layer("connectors")
                .definedBy("throughline.connectors..")
                .layer("rules")
                .definedBy("throughline.rules..")
                .layer("books")
                .definedBy("throughline.ledger..")
                .layer("operations")
                .definedBy("throughline.operations..")
                .layer("routes")
                .definedBy("throughline.routes..")
                .layer("console")
                .definedBy("throughline.console..")
                .layer("deploy")
                .definedBy("throughline.deploy..")
                .whereLayer("model")
                .mayNotAccessAnyLayer()
                .whereLayer("connectors")
                .mayOnlyAccessLayers("model")
                .whereLayer("rules")
                .mayOnlyAccessLayers("model")
                .whereLayer("books")
                .mayOnlyAccessLayers("model")
                .whereLayer("operations")
                .mayOnlyAccessLayers("model", "rules", "books")
                .whereLayer("routes")
                .mayOnlyAccessLayers("model", "connectors", "operations", "books")
                .whereLayer("console")
                .mayOnlyAccessLayers("model", "operations", "rules", "books")
                .check(HOUSE);
    }

    @Test
    void routesHandATransactionOnAndNothingElseOfTheLedgers() {
        noClasses()
                .that()
                .resideInAPackage("throughline.routes..")
                .should()
                .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "the ledger beyond UnitOfWork",
                        each -> each.getPackageName().startsWith("throughline.ledger")
                                && !each.getSimpleName().equals("UnitOfWork")))
                .check(HOUSE);
    }

    @Test
    void theModelKnowsNothingButJava() {
        classes()
                .that()
                .resideInAPackage("throughline.model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "throughline.model..", "org.jspecify..")
                .check(HOUSE);
    }

    @Test
    void onlyRoutesKnowCamel() {
        onlyIn(
                List.of("throughline.routes..", "throughline.deploy.."),
                "org.apache.camel..",
                "jakarta.jms..",
                "org.apache.activemq..");
    }

    @Test
    void onlyRoutesKnowMail() {
        onlyIn(List.of("throughline.routes.mail.."), "jakarta.mail..", "org.eclipse.angus..");
    }

    @Test
    void onlyRulesKnowDrools() {
        onlyIn(List.of("throughline.rules.."), "org.kie..", "org.drools..");
    }

    @Test
    void onlyConnectorsKnowFormats() {
        onlyIn(List.of("throughline.connectors..", "throughline.deploy.bench.."), "org.smooks..", "io.xlate..");
    }

    @Test
    void onlyTheAs2ConnectorKnowsCms() {
        onlyIn(List.of("throughline.connectors.as2.."), "org.bouncycastle..");
    }

    @Test
    void onlyTheConsoleAndTheAssemblyKnowTheWeb() {
        onlyIn(
                List.of("throughline.console..", "throughline.deploy.."),
                "org.springframework..",
                "jakarta.servlet..",
                "gg.jte..");
    }

    @Test
    void onlyStoresKnowHibernate() {
        onlyIn(List.of("throughline..store.."), "org.hibernate..", "jakarta.persistence..");
    }

    @Test
    void onlyTheLedgersStoreOpensDatabases() {
        onlyIn(List.of("throughline.ledger.store.."), "com.zaxxer..", "org.flywaydb..");
    }

    @Test
    void aStepIsAMethodOfAPlainClassNotAProcessor() {
        noClasses().should().implement("org.apache.camel.Processor").check(HOUSE);
    }

    @Test
    void nothingInTheModelChanges() {
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("throughline.model..")
                .should()
                .haveNameMatching("set[A-Z].*")
                .check(HOUSE);
    }

    @Test
    void nothingIsReadFromForeignObjects() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .check(HOUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Impl", "Util", "Utils", "Helper", "Manager", "DTO", "Info", "Data"})
    void aNameSaysWhatAThingIs(String emptyWord) {
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("Master")
                .and()
                .resideInAPackage("throughline..")
                .should()
                .haveSimpleNameEndingWith(emptyWord)
                .check(HOUSE);
    }

    @Test
    void modulesDoNotGoRoundInCircles() {
        slices().matching("throughline.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    private static void onlyIn(List<String> packages, String... library) {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library)
                .check(HOUSE);
    }
}
