package throughline.connectors.as2;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSCompressedData;
import org.bouncycastle.cms.CMSCompressedDataGenerator;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.KeyTransRecipientInformation;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.ZlibCompressor;
import org.bouncycastle.cms.jcajce.ZlibExpanderProvider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import throughline.connectors.as2.As2Refused.Fault;

/** What S/MIME does to bytes (RFC 8551, RFC 5652, RFC 3274). The provider is handed on here and not registered in the Java machine. */
final class Cms {

    static final Provider PROVIDER = new BouncyCastleProvider();

    private Cms() {}

    /** What a CMS structure holds. */
    enum Kind {
        ENVELOPED,
        COMPRESSED,
        OTHER
    }

    static Kind kind(byte[] cms) {
        try {
            var type = ContentInfo.getInstance(ASN1Primitive.fromByteArray(cms)).getContentType();
            return type.equals(PKCSObjectIdentifiers.envelopedData)
                    ? Kind.ENVELOPED
                    : type.equals(CMSObjectIdentifiers.compressedData) ? Kind.COMPRESSED : Kind.OTHER;
        } catch (IOException | RuntimeException unreadable) {
            return Kind.OTHER;
        }
    }

    /** A signature that stands beside what it signs. */
    static byte[] sign(byte[] content, KeyRing.OwnKey own, Digest digest) {
        try {
            var algorithm = digest.with(own.key().getAlgorithm());
            var signer =
                    new JcaContentSignerBuilder(algorithm).setProvider(PROVIDER).build(own.key());
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                            .setProvider(PROVIDER)
                            .build())
                    .build(signer, own.certificate()));
            generator.addCertificate(new JcaX509CertificateHolder(own.certificate()));
            return generator
                    .generate(new CMSProcessableByteArray(content), false)
                    .getEncoded();
        } catch (CMSException | OperatorException | GeneralSecurityException | IOException e) {
            throw new IllegalStateException("our own key cannot sign", e);
        }
    }

    /**
     * Whether one of these certificates signed the content. What certificates the signature brings along does not count.
     *
     * @param digests that a signature may be made with
     * @return the certificate whose key it was
     * @throws As2Refused when none of them did, or it signed something else
     */
    static X509Certificate verify(
            byte[] content, byte[] signature, Collection<X509Certificate> accepted, Set<Digest> digests)
            throws As2Refused {
        try {
            var signed = new CMSSignedData(new CMSProcessableByteArray(content), signature);
            for (SignerInformation signer : signed.getSignerInfos().getSigners()) {
                for (var certificate : accepted) {
                    if (signer.getSID().match(new JcaX509CertificateHolder(certificate))) {
                        return verified(signer, certificate, digests);
                    }
                }
            }
            throw new As2Refused(Fault.AUTHENTICATION_FAILED, "no certificate of the partner signed it" + of(signed));
        } catch (CMSException | GeneralSecurityException | RuntimeException unreadable) {
            throw new As2Refused(Fault.AUTHENTICATION_FAILED, "its signature cannot be read", unreadable);
        }
    }

    private static X509Certificate verified(SignerInformation signer, X509Certificate certificate, Set<Digest> digests)
            throws As2Refused {
        if (Digest.of(signer.getDigestAlgOID()).filter(digests::contains).isEmpty()) {
            throw new As2Refused(
                    Fault.INSUFFICIENT_SECURITY,
                    "it is signed with the digest %s, which the profile does not allow"
                            .formatted(Digest.of(signer.getDigestAlgOID())
                                    .map(Digest::word)
                                    .orElse(signer.getDigestAlgOID())));
        }
        try {
            // By the key alone: whether the certificate is valid now has been looked at, whatever time the signature
            // claims.
            if (signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(PROVIDER)
                    .build(certificate.getPublicKey()))) {
                return certificate;
            }
        } catch (CMSSignerDigestMismatchException other) {
            throw new As2Refused(Fault.INTEGRITY_CHECK_FAILED, "its signature was made over other bytes", other);
        } catch (CMSException | OperatorException wrong) {
            throw new As2Refused(Fault.AUTHENTICATION_FAILED, "its signature is wrong", wrong);
        }
        throw new As2Refused(Fault.AUTHENTICATION_FAILED, "its signature is wrong");
    }

    /** For people: whose certificate a signature brings along. */
    private static String of(CMSSignedData signed) {
        for (X509CertificateHolder each : signed.getCertificates().getMatches(null)) {
            return "; it comes with that of %s, number %s".formatted(each.getSubject(), each.getSerialNumber());
        }
        return "";
    }

    static byte[] encrypt(byte[] content, X509Certificate to, Encryption how) {
        try {
            var generator = new CMSEnvelopedDataGenerator();
            generator.addRecipientInfoGenerator(new JceKeyTransRecipientInfoGenerator(to).setProvider(PROVIDER));
            return generator
                    .generate(
                            new CMSProcessableByteArray(content),
                            new JceCMSContentEncryptorBuilder(how.oid())
                                    .setProvider(PROVIDER)
                                    .build())
                    .getEncoded();
        } catch (CMSException | GeneralSecurityException | IOException e) {
            throw new IllegalStateException("it cannot be encrypted for " + to.getSubjectX500Principal(), e);
        }
    }

    /**
     * Opens what is encrypted for one of our keys.
     *
     * @throws As2Refused {@link Fault#DECRYPTION_FAILED} when it is for none of them; with any other fault it was for one and is damaged
     */
    static byte[] decrypt(byte[] cms, List<KeyRing.OwnKey> keys, Set<Encryption> allowed) throws As2Refused {
        CMSEnvelopedData enveloped;
        try {
            enveloped = new CMSEnvelopedData(cms);
        } catch (CMSException | RuntimeException unreadable) {
            throw new As2Refused(Fault.DECRYPTION_FAILED, "its envelope cannot be read", unreadable);
        }
        var how = Encryption.of(enveloped.getEncryptionAlgOID());
        if (how.filter(allowed::contains).isEmpty()) {
            throw new As2Refused(
                    Fault.INSUFFICIENT_SECURITY,
                    "it is encrypted with %s, which the profile does not allow"
                            .formatted(how.map(Encryption::name).orElse(enveloped.getEncryptionAlgOID())));
        }
        for (RecipientInformation recipient : enveloped.getRecipientInfos().getRecipients()) {
            for (var own : keys) {
                if (recipient instanceof KeyTransRecipientInformation && isFor(recipient, own.certificate())) {
                    return opened(recipient, own);
                }
            }
        }
        throw new As2Refused(
                Fault.DECRYPTION_FAILED,
                "it is encrypted for a certificate that is none of ours: send them the new one");
    }

    private static boolean isFor(RecipientInformation recipient, X509Certificate certificate) throws As2Refused {
        try {
            return recipient.getRID().match(new JcaX509CertificateHolder(certificate));
        } catch (GeneralSecurityException e) {
            throw new As2Refused(Fault.UNEXPECTED, "our own certificate cannot be read", e);
        }
    }

    private static byte[] opened(RecipientInformation recipient, KeyRing.OwnKey own) throws As2Refused {
        try {
            return recipient.getContent(new JceKeyTransEnvelopedRecipient(own.key()).setProvider(PROVIDER));
        } catch (CMSException | RuntimeException damaged) {
            throw new As2Refused(
                    Fault.AUTHENTICATION_FAILED, "it is encrypted for us and cannot be opened: it is damaged", damaged);
        }
    }

    static byte[] compress(byte[] content) {
        try {
            return new CMSCompressedDataGenerator()
                    .generate(new CMSProcessableByteArray(content), new ZlibCompressor())
                    .getEncoded();
        } catch (CMSException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param most bytes that may come out: more are a bomb */
    static byte[] inflate(byte[] cms, long most) throws As2Refused {
        try {
            return new CMSCompressedData(cms).getContent(new ZlibExpanderProvider(most));
        } catch (CMSException | RuntimeException wrong) {
            throw new As2Refused(
                    Fault.DECOMPRESSION_FAILED,
                    "it cannot be decompressed, or becomes larger than %,d bytes".formatted(most),
                    wrong);
        }
    }
}
