package throughline.connectors.shop.api;

import java.io.IOException;

/** The shop was reached and does not take what we bring: a person has to look. The text says why, in words. */
public final class ShopRefused extends IOException {

    private static final long serialVersionUID = 1L;

    public ShopRefused(String why) {
        super(why);
    }
}
