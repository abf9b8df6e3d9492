package throughline.connectors.edi.map;

import throughline.connectors.edi.map.MapFile.Bean;
import throughline.connectors.edi.map.MapFile.Binding;

/** Writes a map, with a partner's differences worked in, as the configuration that Smooks runs. */
final class SmooksText {

    private final MapFile file;
    private final StringBuilder text = new StringBuilder(4096);

    SmooksText(MapFile file) {
        this.file = file;
    }

    String of(String reader) {
        line("<smooks-resource-list xmlns=\"%s\" xmlns:jb=\"%s\">", MapFile.SMOOKS, MapFile.JAVABEAN);
        line(
                "<params><param name=\"stream.filter.type\">SAX NG</param><param name=\"default.serialization.on\">false</param>");
        line("<param name=\"reader.pool.size\">4</param></params>");
        line("<reader class=\"%s\"/>", reader);
        file.beans().forEach(this::bean);
        line("</smooks-resource-list>");
        return text.toString();
    }

    private void bean(Bean bean) {
        line(
                "<jb:bean beanId=\"%s\" class=\"%s%s\" createOnElement=\"%s\">",
                bean.id(), MapFile.DRAFTS, bean.type(), bean.createOn());
        bean.values().forEach(value -> value(bean, value));
        for (var wiring : bean.wirings()) {
            line("<jb:wiring property=\"%s\" beanIdRef=\"%s\"/>", wiring.property(), wiring.bean());
        }
        line("</jb:bean>");
    }

    private void value(Bean bean, Binding value) {
        var data = value.fallback() == null
                ? value.data()
                : Fallback.of(bean, value).data();
        var decoder = value.codes().isEmpty() ? "" : " decoder=\"Codes\"";
        line("<jb:value property=\"%s\" data=\"%s\"%s>", value.property(), data, decoder);
        value.codes()
                .forEach((code, meaning) ->
                        line("<jb:decodeParam name=\"%s\">%s</jb:decodeParam>", escaped(code), escaped(meaning)));
        line("</jb:value>");
    }

    private void line(String format, Object... parts) {
        text.append(format.formatted(parts)).append('\n');
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
