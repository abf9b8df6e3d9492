package throughline.operations.master.file;

import java.util.List;

/** The files cannot be loaded as they are; every reason names its file, line and column. */
public final class FilesRefused extends RuntimeException {

    private final List<String> reasons;

    public FilesRefused(List<String> reasons) {
        super("%d mistake%s in the files:%n  %s%n"
                .formatted(
                        reasons.size(),
                        reasons.size() == 1 ? "" : "s",
                        String.join(System.lineSeparator() + "  ", reasons)));
        this.reasons = List.copyOf(reasons);
    }

    public List<String> reasons() {
        return reasons;
    }
}
