package throughline.operations.governance;

/** What becomes of files that somebody changes in the folder of policies. */
public enum FolderMode {
    /** One draft, which is submitted and approved as any other. */
    PROPOSES,
    /** They are in force at once, for those who review elsewhere, in git for example. */
    ACTS
}
