"""Words that may stand for each other in the copies of articles, written small."""

SHARE = 0.3  # of these words that one article exchanges
PAIRS = (
    ("mengatakan", "menyatakan"), ("ujar", "kata"), ("tutur", "ucap"), ("menjelaskan", "menerangkan"),
    ("namun", "tetapi"), ("karena", "sebab"), ("agar", "supaya"), ("saat", "ketika"), ("sangat", "amat"),
    ("telah", "sudah"), ("jika", "bila"), ("seperti", "bagaikan"), ("hanya", "cuma"), ("memberikan", "menyerahkan"),
    ("masyarakat", "warga"), ("meningkat", "naik"), ("menurun", "turun"), ("besar", "raya"), ("juga", "pula"),
    ("melakukan", "menjalankan"), ("membuat", "menjadikan"), ("mulai", "sejak"), ("harus", "wajib"),
    ("semua", "seluruh"), ("beberapa", "sejumlah"), ("cepat", "lekas"), ("penting", "utama"), ("bantuan", "sokongan"),
    ("kawasan", "wilayah"), ("pemeriksaan", "penyelidikan"), ("pertemuan", "perjumpaan"), ("perusahaan", "firma"),
    ("rumah", "kediaman"), ("jalan", "ruas"), ("mobil", "kendaraan"), ("korban", "penderita"), ("pelaku", "tersangka"),
    ("mencapai", "menyentuh"), ("terjadi", "berlangsung"), ("memiliki", "mempunyai"),
)  # fmt: skip
SYNONYMS = {a: b for pair in PAIRS for a, b in (pair, pair[::-1])}
