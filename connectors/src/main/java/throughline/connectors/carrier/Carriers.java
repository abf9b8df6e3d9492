package throughline.connectors.carrier;

import java.util.List;
import throughline.connectors.json.JsonShape;

/** Whose JSON we read. */
public final class Carriers {

    public static final List<JsonShape> SHAPES = List.of(
            new EasyPostTracker(),
            new ShipEngineTracking(),
            new AfterShipTracking(),
            new UpsTracking(),
            new FedExTracking());

    private Carriers() {}
}
