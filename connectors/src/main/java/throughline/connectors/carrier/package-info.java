/** What parcel carriers and those who speak for them say of a shipment, in their own JSON. */
@org.jspecify.annotations.NullMarked
package throughline.connectors.carrier;
