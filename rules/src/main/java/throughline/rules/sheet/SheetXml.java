package throughline.rules.sheet;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import throughline.rules.sheet.SpreadsheetRefused.Rule;

/** Walks through a part's XML. Document types, entities and whatever lies outside the part are refused: a workbook needs none. */
final class SheetXml {

    private static final int DEPTH = 40;
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private int depth;

    SheetXml(byte[] part) throws SpreadsheetRefused {
        try {
            reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(part));
        } catch (XMLStreamException wrong) {
            throw unreadable(wrong);
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside is read");
        });
        return factory;
    }

    /** Goes to the next beginning of an element, or end of one; false behind the last. */
    boolean next() throws SpreadsheetRefused {
        try {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        deeper();
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return true;
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw entities();
                    default -> {
                        // text between elements says nothing
                    }
                }
            }
            return false;
        } catch (XMLStreamException wrong) {
            throw unreadable(wrong);
        }
    }

    private void deeper() throws SpreadsheetRefused {
        if (++depth > DEPTH) {
            throw new SpreadsheetRefused(
                    Rule.NOT_A_WORKBOOK,
                    "the workbook is nested deeper than any",
                    "Whoever made the file saves it again as an Excel workbook (.xlsx).");
        }
    }

    private static SpreadsheetRefused entities() {
        return new SpreadsheetRefused(
                Rule.ENTITIES,
                "the workbook's text defines entities of its own, or refers to some",
                "No spreadsheet program writes that; whoever made the file copies the table into a new workbook.");
    }

    private static SpreadsheetRefused unreadable(XMLStreamException wrong) {
        var refused = new SpreadsheetRefused(
                Rule.NOT_A_WORKBOOK,
                "a part of the workbook cannot be read",
                "Whoever made the file saves it again as an Excel workbook (.xlsx).");
        refused.initCause(wrong);
        return refused;
    }

    boolean begins(String element) {
        return reader.isStartElement() && reader.getLocalName().equals(element);
    }

    boolean ends(String element) {
        return reader.isEndElement() && reader.getLocalName().equals(element);
    }

    /** An attribute of the element that begins here; empty when it has none. */
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return "";
    }

    boolean yes(String attribute) {
        return attribute(attribute).matches("1|true");
    }

    /** The text of the element that begins here, which has no other within it. */
    String text() throws SpreadsheetRefused {
        try {
            var text = new StringBuilder();
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        text.append(reader.getText());
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        return text.toString();
                    }
                    case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.DTD -> throw entities();
                    case XMLStreamConstants.START_ELEMENT -> throw new XMLStreamException("an element within text");
                    default -> {
                        // a comment is no text
                    }
                }
            }
            throw new XMLStreamException("the text does not end");
        } catch (XMLStreamException wrong) {
            throw unreadable(wrong);
        }
    }

    /** What a part's relationships lead to, by their identifiers, as names of parts; those that lead out of the workbook are left out. */
    static Map<String, String> targets(byte[] part, String folder) throws SpreadsheetRefused {
        var targets = new TreeMap<String, String>();
        var xml = new SheetXml(part);
        while (xml.next()) {
            if (xml.begins("Relationship") && !xml.attribute("TargetMode").equals("External")) {
                var target = xml.attribute("Target");
                targets.put(xml.attribute("Id"), target.startsWith("/") ? target.substring(1) : folder + target);
            }
        }
        return targets;
    }
}
