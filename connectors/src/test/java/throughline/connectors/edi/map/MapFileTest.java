package throughline.connectors.edi.map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.connectors.edi.guide.Guide;
import throughline.connectors.edi.map.MapFile.MapFault;
import throughline.connectors.edi.token.Standard;

class MapFileTest {

    private static final String OPEN = "<smooks-resource-list xmlns=\"https://www.smooks.org/xsd/smooks-2.0.xsd\""
            + " xmlns:jb=\"https://www.smooks.org/xsd/smooks/javabean-1.6.xsd\">";
    private static final String CLOSE = "</smooks-resource-list>";
    private static final String DRAFT = "throughline.connectors.edi.draft.OrderDraft";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<resource-config selector=\"set\"><resource>java.lang.Runtime</resource></resource-config>",
                "<reader class=\"evil.Reader\"/>",
                "<import file=\"/etc/passwd\"/>",
                "<jb:bean beanId=\"order\" class=\"java.lang.ProcessBuilder\" createOnElement=\"set\"/>",
                "<jb:bean beanId=\"order\" class=\"" + DRAFT + "\" createOnElement=\"set\" factory=\"evil\"/>",
                "<jb:bean beanId=\"order\" class=\"" + DRAFT
                        + "\" createOnElement=\"set\"><jb:expression property=\"number\">x</jb:expression></jb:bean>",
                "<jb:bean beanId=\"order\" class=\"" + DRAFT
                        + "\" createOnElement=\"set\"><jb:value property=\"number\" data=\"set/BEG/@e03\""
                        + " decoder=\"MVELExpression\"/></jb:bean>"
            })
    void nothingButBeansOfOurDraftsIsLetIn(String content) {
        assertThatThrownBy(() -> parse(content))
                .isInstanceOf(MapFault.class)
                .hasMessageMatching("map test: .*(let in|not one of the drafts).*");
    }

    @Test
    void aDocumentTypeDefinitionIsRefused() {
        var bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>" + OPEN + CLOSE;

        assertThatThrownBy(() -> MapFile.parse("test", bomb.getBytes(UTF_8)))
                .isInstanceOf(MapFault.class)
                .hasMessageContaining("DOCTYPE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"set/NOPE/@e01", "set/BEG", "BEG/@e03"})
    void aPathThatTheGuideDoesNotHaveIsNamed(String path) {
        var map = parse("<jb:bean beanId=\"order\" class=\"" + DRAFT
                + "\" createOnElement=\"set\"><jb:value property=\"number\" data=\"" + path + "\"/></jb:bean>");

        assertThatThrownBy(
                        () -> CompiledMap.of(map, Guide.of(Standard.X12, "850").orElseThrow()))
                .isInstanceOf(MapFault.class)
                .hasMessageContaining(path.replace("/@e01", ""));
    }

    @Test
    void aPropertyThatTheDraftDoesNotHaveIsNamed() {
        var map = parse("<jb:bean beanId=\"order\" class=\"" + DRAFT
                + "\" createOnElement=\"set\"><jb:value property=\"colour\" data=\"set/BEG/@e03\"/></jb:bean>");

        assertThatThrownBy(
                        () -> CompiledMap.of(map, Guide.of(Standard.X12, "850").orElseThrow()))
                .isInstanceOf(MapFault.class)
                .hasMessage("map test: OrderDraft has no property colour of type Value");
    }

    private static MapFile parse(String content) {
        return MapFile.parse("test", (OPEN + content + CLOSE).getBytes(UTF_8));
    }
}
