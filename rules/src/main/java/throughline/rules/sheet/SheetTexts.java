package throughline.rules.sheet;

import java.util.ArrayList;
import java.util.List;

/** The texts of a workbook: its shared ones, and those that stand in their cell. */
final class SheetTexts {

    private SheetTexts() {}

    static List<String> shared(byte[] part) throws SpreadsheetRefused {
        var texts = new ArrayList<String>();
        var xml = new SheetXml(part);
        while (xml.next()) {
            if (xml.begins("si")) {
                texts.add(text(xml, "si"));
            }
        }
        return texts;
    }

    /** The runs of a text, however they are formatted; how it is spoken (phonetic runs) is left out. */
    static String text(SheetXml xml, String element) throws SpreadsheetRefused {
        var text = new StringBuilder();
        boolean spoken = false;
        while (xml.next() && !xml.ends(element)) {
            spoken = xml.begins("rPh") || spoken && !xml.ends("rPh");
            if (xml.begins("t")) {
                var run = xml.text();
                text.append(spoken ? "" : run);
            }
        }
        return text.toString();
    }
}
