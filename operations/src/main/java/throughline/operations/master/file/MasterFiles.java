package throughline.operations.master.file;

import throughline.operations.master.MasterRows;

/** All files of master records, read in the order in which they refer to each other. */
public final class MasterFiles {

    private final CompanyFiles companies;
    private final GoodsFiles goods;
    private final MasterRows rows;

    private MasterFiles(CsvFolder folder) {
        companies = new CompanyFiles(folder);
        var who = companies.read();
        goods = new GoodsFiles(folder, companies);
        var what = goods.read();
        rows = new MasterRows(who, what, new PriceFiles(folder, companies, goods.items()).read());
    }

    /** What the files say; their mistakes stay with the folder, which refuses them when it is asked to. */
    public static MasterFiles read(CsvFolder folder) {
        return new MasterFiles(folder);
    }

    public MasterRows rows() {
        return rows;
    }

    public CompanyFiles companies() {
        return companies;
    }

    public GoodsFiles goods() {
        return goods;
    }
}
