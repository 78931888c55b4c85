# Einige Texte der Oberfläche auf Sorani. Was fehlt, kommt aus dem Arabischen, dann aus dem Englischen.

-language-name = کوردیی ناوەندی
-language-script = Arab
-language-direction = rtl
-language-fallback = ar, en
-language-font = Noto Naskh Arabic, Vazirmatn
-number-group = ٬
-number-point = ٫

skip-to-content = بچۆ بۆ ناوەڕۆک
main-navigation = لیستی سەرەکی
language-choice = زمان
nav-home = ماڵەوە
nav-topics = بابەتەکان
search-submit = گەڕان
