package throughline.connectors.edi.finding;

/** What a finding is about. */
public enum Level {
    MESSAGE,
    INTERCHANGE,
    GROUP,
    SET,
    SEGMENT,
    ELEMENT
}
