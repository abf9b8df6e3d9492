package throughline.connectors.shop;

import java.util.List;
import throughline.connectors.json.JsonShape;

/** What we read of web shops and market places. */
public final class Shops {

    public static final List<JsonShape> SHAPES = List.of(
            new ShopifyOrder(),
            new ShopifyRefund(),
            new ShopifyFulfillment(),
            new WooCommerceOrder(),
            new MagentoOrder(),
            new AmazonOrder());

    private Shops() {}
}
