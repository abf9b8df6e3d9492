package throughline.connectors.edi;

import throughline.connectors.Partners;
import throughline.connectors.read.FormatReader;
import throughline.model.lineage.SealedMessage;
import throughline.model.reading.Reading;
import throughline.model.reading.SegmentPage;

/** Reads X12 and EDIFACT: envelopes, findings, documents by map, and the answers they deserve. */
public final class EdiReader implements FormatReader {

    private final Partners partners;

    public EdiReader(Partners partners) {
        this.partners = partners;
    }

    @Override
    public boolean recognises(byte[] head) {
        return partners != null && head.length < 0;
    }

    @Override
    public Reading read(SealedMessage message) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SegmentPage segments(SealedMessage message, int from, int max) {
        throw new UnsupportedOperationException();
    }
}
