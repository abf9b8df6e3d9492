package throughline.connectors.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import throughline.connectors.AcknowledgementPolicy;
import throughline.connectors.Partner;
import throughline.connectors.Partners;
import throughline.connectors.edi.map.MapLibrary.Mode;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.document.Order;
import throughline.model.reading.Finding;
import throughline.model.reading.Piece;
import throughline.model.reading.ReadSet;

class PartnerMapTest {

    private static final String DIFFERENCES =
            """
            <smooks-resource-list xmlns="https://www.smooks.org/xsd/smooks-2.0.xsd" xmlns:jb="https://www.smooks.org/xsd/smooks/javabean-1.6.xsd">
                <jb:bean beanId="order">
                    <jb:value property="number" data="set/REF/@e02"/>
                    <jb:value property="shipCode" data=""/>
                </jb:bean>
                <jb:bean beanId="line">
                    <jb:value property="number" data="set/PO1-loop/PO1/@e01" default="NONE"/>
                    <jb:value property="unit" data="set/PO1-loop/PO1/@e03" decoder="Codes">
                        <jb:decodeParam name="XZ">BX</jb:decodeParam>
                    </jb:value>
                </jb:bean>
                <jb:bean beanId="item">
                    <jb:value property="scheme" data="set/PO1-loop/PO1/item/@e01" decoder="Codes">
                        <jb:decodeParam name="ZZ">VP</jb:decodeParam>
                    </jb:value>
                </jb:bean>
            </smooks-resource-list>
            """;

    @TempDir
    private Path maps;

    @ParameterizedTest
    @EnumSource(Mode.class)
    void differencesReplaceValuesAddDefaultsAndTranslateCodes(Mode mode) throws IOException {
        Files.writeString(maps.resolve("x12-850.xml"), DIFFERENCES);

        var set = set(new EdiReader(partners(), mode));

        assertThat(set.findings())
                .extracting(Finding::text)
                .noneMatch(text -> text.contains("fault") || text.contains("map"));
        var order = (Order) set.document();
        assertThat(order.number()).hasToString("0042");
        assertThat(order.shipComplete()).isNull();
        assertThat(order.lines().get(3).number()).isEqualTo("NONE");
        assertThat(order.lines().get(5).quantity()).hasToString("5 BX");
        assertThat(order.lines().get(2).items().get(1).scheme()).isEqualTo(Scheme.SELLER);
        assertThat(order.provenance().map())
                .isEqualTo("x12/850@1+northgate " + (mode == Mode.COMPILED ? "compiled" : "smooks"));
    }

    @Test
    void aChangedFileCountsFromTheNextMessageOn() throws IOException {
        var reader = new EdiReader(partners());
        var before = ((Order) set(reader).document()).number();
        var file = Files.writeString(maps.resolve("x12-850.xml"), DIFFERENCES);
        var between = ((Order) set(reader).document()).number();
        Files.writeString(file, DIFFERENCES.replace("set/REF/@e02", "set/REF/@e01"));
        Files.setLastModifiedTime(
                file, FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 2000));
        var after = ((Order) set(reader).document()).number();

        assertThat(List.of(before.value(), between.value(), after.value())).containsExactly("PO-4711", "0042", "DP");
    }

    @Test
    void aBrokenFileIsAnAnalystsCaseAndNotThePartnersFault() throws IOException {
        Files.writeString(maps.resolve("x12-850.xml"), "<broken");

        var set = set(new EdiReader(partners()));

        assertThat(set.document()).isNull();
        assertThat(set.rejected()).isFalse();
        assertThat(set.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("MAP_UNUSABLE");
            assertThat(finding.text()).contains("northgate/x12-850.xml").contains("not well-formed");
        });
    }

    private static ReadSet set(EdiReader reader) {
        return Messages.read(reader, Messages.of(Messages.sample("x12-850-004010.edi"))).stream()
                .filter(Piece.Taken.class::isInstance)
                .map(piece -> ((Piece.Taken) piece).set())
                .findFirst()
                .orElseThrow();
    }

    private Partners partners() {
        var partner = Messages.partner("northgate", "ZZ:NORTHGATE", AcknowledgementPolicy.STANDARD, maps);
        return new Partners() {
            @Override
            public Optional<Partner> bySender(String format, String identifier) {
                return Optional.of(partner);
            }

            @Override
            public Optional<Partner> byCode(String code) {
                return Optional.of(partner);
            }
        };
    }
}
