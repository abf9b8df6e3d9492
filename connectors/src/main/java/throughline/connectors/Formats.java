package throughline.connectors;

import java.util.ArrayList;
import java.util.List;
import throughline.connectors.carrier.Carriers;
import throughline.connectors.edi.EdiReader;
import throughline.connectors.flat.FlatReader;
import throughline.connectors.json.JsonReader;
import throughline.connectors.read.Translator;
import throughline.connectors.shop.Shops;
import throughline.model.reading.MessageReader;

/** Every format we read, behind one reader. */
public final class Formats {

    private Formats() {}

    public static MessageReader reader(Partners partners) {
        var shapes = new ArrayList<>(Shops.SHAPES);
        shapes.addAll(Carriers.SHAPES);
        shapes.addAll(JsonReader.OURS);
        return new Translator(List.of(
                new EdiReader(partners), new FlatReader(partners, JsonReader.OURS), new JsonReader(partners, shapes)));
    }
}
