package throughline.connectors.edi.map;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A map as its file says it: Smooks configuration, of which we let in {@code jb:bean}, {@code jb:value}, {@code jb:wiring} and
 * {@code jb:decodeParam} and nothing else, so that a partner's folder cannot bring code or name a class of its own.
 *
 * @param name of the standard map and of a partner's differences ({@code x12/850@1}, {@code x12/850@1+northgate})
 */
public record MapFile(String name, List<Bean> beans) {

    static final String SMOOKS = "https://www.smooks.org/xsd/smooks-2.0.xsd";
    static final String JAVABEAN = "https://www.smooks.org/xsd/smooks/javabean-1.6.xsd";
    static final String DRAFTS = "throughline.connectors.edi.draft.";

    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "bean", Set.of("beanId", "class", "createOnElement"),
            "value", Set.of("property", "data", "default", "decoder"),
            "wiring", Set.of("property", "beanIdRef"),
            "decodeParam", Set.of("name"));

    public MapFile {
        beans = List.copyOf(beans);
    }

    /** @param type the draft it fills ({@code OrderDraft}) */
    public record Bean(String id, String type, String createOn, List<Binding> values, List<Wiring> wirings) {

        public Bean {
            values = List.copyOf(values);
            wirings = List.copyOf(wirings);
        }
    }

    /**
     * @param data path and attribute ({@code set/BEG/@e03}); empty in a partner's differences to take a value out
     * @param codes the partner's codes and what they mean in the standard's; empty for none
     */
    public record Binding(String property, String data, @Nullable String fallback, Map<String, String> codes) {

        public Binding {
            codes = Map.copyOf(codes);
        }
    }

    /** The bean of that id is handed to the property whenever one is made. */
    public record Wiring(String property, String bean) {}

    /** A map that cannot be used, and why. */
    public static final class MapFault extends RuntimeException {

        private static final long serialVersionUID = 1L;

        MapFault(String name, String why) {
            super("map %s: %s".formatted(name, why));
        }
    }

    /** @throws MapFault when the file is not XML, or holds what is not let in */
    public static MapFile parse(String name, byte[] xml) {
        var beans = new ArrayList<Bean>();
        for (var element : children(root(name, xml))) {
            switch (nameOf(name, element)) {
                case "params" -> {}
                case "bean" -> beans.add(bean(name, element));
                default -> throw new MapFault(name, "<%s> is not let in here".formatted(element.getTagName()));
            }
        }
        return new MapFile(name, beans);
    }

    /** This map with a partner's differences: a bean of the same id takes over values and wirings property by property. */
    public MapFile with(MapFile differences, String partner) {
        var merged = new LinkedHashMap<String, Bean>();
        beans.forEach(bean -> merged.put(bean.id(), bean));
        for (var bean : differences.beans) {
            merged.merge(bean.id(), bean, MapFile::merge);
        }
        return new MapFile(name + "+" + partner, List.copyOf(merged.values()));
    }

    /** The same as Smooks configuration with the settings that Smooks needs to run it, read by the given reader. */
    String smooks(String reader) {
        return new SmooksText(this).of(reader);
    }

    private static Bean merge(Bean standard, Bean difference) {
        var values = new LinkedHashMap<String, Binding>();
        standard.values().forEach(value -> values.put(value.property(), value));
        for (var value : difference.values()) {
            if (value.data().isEmpty()) {
                values.remove(value.property());
            } else {
                values.put(value.property(), value);
            }
        }
        var wirings = new ArrayList<>(standard.wirings());
        difference.wirings().stream()
                .filter(wiring -> !wirings.contains(wiring))
                .forEach(wirings::add);
        var createOn = difference.createOn().isEmpty() ? standard.createOn() : difference.createOn();
        return new Bean(standard.id(), standard.type(), createOn, List.copyOf(values.values()), wirings);
    }

    private static Element root(String name, byte[] xml) {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new MapFault(name, "it is not well-formed XML: " + e.getMessage());
        }
    }

    private static Bean bean(String name, Element element) {
        var values = new ArrayList<Binding>();
        var wirings = new ArrayList<Wiring>();
        for (var child : children(element)) {
            switch (nameOf(name, child)) {
                case "value" -> values.add(value(name, child));
                case "wiring" ->
                    wirings.add(new Wiring(required(name, child, "property"), required(name, child, "beanIdRef")));
                default -> throw new MapFault(name, "<%s> is not let in here".formatted(child.getTagName()));
            }
        }
        var type = element.getAttribute("class");
        if (!type.isEmpty() && !type.matches("throughline\\.connectors\\.edi\\.draft\\.[A-Z][A-Za-z]*Draft")) {
            throw new MapFault(name, "class %s is not one of the drafts in %s".formatted(type, DRAFTS));
        }
        var simple = type.isEmpty() ? "" : type.substring(DRAFTS.length());
        return new Bean(
                required(name, element, "beanId"), simple, element.getAttribute("createOnElement"), values, wirings);
    }

    private static Binding value(String name, Element element) {
        var codes = new LinkedHashMap<String, String>();
        for (var child : children(element)) {
            nameOf(name, child);
            codes.put(required(name, child, "name"), child.getTextContent().strip());
        }
        var decoder = element.getAttribute("decoder");
        if (!decoder.isEmpty() && !decoder.equals("Codes")) {
            throw new MapFault(name, "decoder %s is not let in; \"Codes\" is the only one".formatted(decoder));
        }
        var fallback = element.hasAttribute("default") ? element.getAttribute("default") : null;
        return new Binding(required(name, element, "property"), element.getAttribute("data"), fallback, codes);
    }

    private static String nameOf(String name, Element element) {
        var space = element.getNamespaceURI();
        var local = element.getLocalName();
        if (SMOOKS.equals(space) && local.equals("params")) {
            return local;
        }
        var allowed = ATTRIBUTES.get(local);
        if (!JAVABEAN.equals(space) || allowed == null) {
            return "";
        }
        var attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            if (!allowed.contains(attributes.item(i).getNodeName())
                    && !attributes.item(i).getNodeName().startsWith("xmlns")) {
                throw new MapFault(
                        name,
                        "attribute %s of <%s> is not let in"
                                .formatted(attributes.item(i).getNodeName(), local));
            }
        }
        return local;
    }

    private static String required(String name, Element element, String attribute) {
        var value = element.getAttribute(attribute);
        if (value.isEmpty()) {
            throw new MapFault(name, "<%s> lacks %s".formatted(element.getTagName(), attribute));
        }
        return value;
    }

    private static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
