package throughline.connectors.compose;

import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import io.xlate.edi.stream.EDIStreamException;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;

/** An independent reader's opinion of what we wrote: its segments, and everything it finds wrong. */
final class Referee {

    private final List<String> segments = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    Referee(byte[] bytes) {
        var factory = EDIInputFactory.newFactory();
        try (var reader = factory.createEDIStreamReader(new ByteArrayInputStream(bytes))) {
            while (reader.hasNext()) {
                take(reader.next(), reader);
            }
        } catch (EDIStreamException | java.io.IOException wrong) {
            errors.add(wrong.getMessage());
        }
    }

    List<String> segments() {
        return segments;
    }

    List<String> errors() {
        return errors;
    }

    private void take(EDIStreamEvent event, io.xlate.edi.stream.EDIStreamReader reader) {
        switch (event) {
            case START_SEGMENT -> segments.add(reader.getText());
            case SEGMENT_ERROR, ELEMENT_DATA_ERROR, ELEMENT_OCCURRENCE_ERROR ->
                errors.add("%s %s %s at segment %d"
                        .formatted(
                                event,
                                reader.getErrorType(),
                                reader.getReferenceCode(),
                                reader.getLocation().getSegmentPosition()));
            default -> {
                // Groups, loops and data are as they are.
            }
        }
    }
}
