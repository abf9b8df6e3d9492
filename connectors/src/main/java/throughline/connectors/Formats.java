package throughline.connectors;

import java.util.List;
import java.util.stream.Stream;
import throughline.connectors.edi.EdiReader;
import throughline.connectors.json.JsonReader;
import throughline.connectors.read.Translator;
import throughline.connectors.shop.ShopifyOrder;
import throughline.model.reading.MessageReader;

/** Every format we read, behind one reader. */
public final class Formats {

    private Formats() {}

    public static MessageReader reader(Partners partners) {
        var shapes = Stream.concat(Stream.of(new ShopifyOrder()), JsonReader.OURS.stream())
                .toList();
        return new Translator(List.of(new EdiReader(partners), new JsonReader(partners, shapes)));
    }
}
