# Texte der Oberfläche, arabisch. Schlüssel und Reihenfolge wie in de.ftl.

## Rahmen jeder Seite
skip-to-content = الانتقال إلى المحتوى
main-navigation = القائمة الرئيسية
legal-navigation = معلومات قانونية ومساعدة
language-choice = اللغة
breadcrumbs = أنت هنا
nav-home = الصفحة الرئيسية
nav-areas = الأماكن
nav-topics = المواضيع
nav-directory = كل الجهات من A إلى Z
nav-categories = الفئات
easy-language = لغة سهلة
sign-language = لغة الإشارة
duty-missing = (غير متوفرة بعد)
report-error = الإبلاغ عن خطأ
report-whole = الصفحة كلها
report-subject = خطأ: { $title } ({ $section })
report-page = الصفحة: { $page }
report-section = القسم: { $section }
report-wrong = ما الخطأ؟
report-right = ما الصحيح، ومن أين تعرف ذلك؟
leave = مغادرة الصفحة بسرعة
leave-keys = أو اضغط مفتاح Escape ثلاث مرات
leave-two = اضغط Escape مرتين أخريين لمغادرة الصفحة.
leave-one = اضغط Escape مرة أخرى لمغادرة الصفحة.
leave-going = تتم مغادرة الصفحة.
leave-history = انتبه: تبقى الصفحات التي زرتها في سجل المتصفح. احذف السجل إذا كان يجب ألا يراه أحد.
print-address = هذه الصفحة على الإنترنت
edit-file = تعديل هذه الصفحة
footer-privacy = هذه الصفحات لا تستخدم ملفات تعريف الارتباط ولا تحمّل شيئًا من خوادم أخرى. ما تكتبه في البحث يبقى على جهازك.
footer-built = تاريخ هذه النسخة: { $date }
language-de = الألمانية

## Suche
search-label = عمّ تبحث؟
search-submit = بحث
search-title = البحث
search-description = البحث عن الدوائر ومراكز الاستشارة والعروض حسب الكلمات والمكان والموضوع.
search-results = نتائج البحث
search-count = عدد النتائج: { $number }
search-count-one = نتيجة واحدة
search-none = لا توجد نتائج لـ «{ $query }»
search-none-filters = لا توجد نتائج مع هذه المرشحات
search-left-out = تم البحث من دون هذه الكلمات: { $words }
search-place = المكان: { $place }. الجهات المختصة هناك تظهر أولًا.
search-place-only = إظهار الجهات المختصة بـ { $place } فقط
search-corrected = تم البحث أيضًا عن: { $words }
search-did-you-mean = هل تقصد: { $words }؟
search-via = يناسب: { $terms }
search-plain = في هذا الدليل يمكن البحث في الأسماء فقط، من دون مرشحات.
search-unable = متصفحك لا يدعم البحث الكامل. ستظهر النتائج حسب الأسماء فقط، من دون مرشحات.
search-restricted = البحث محدود حاليًا: تظهر النتائج حسب الأسماء فقط، من دون مرشحات.
search-renewed = تم تحديث الدليل للتو. يرجى إعادة تحميل الصفحة. حتى ذلك الحين تظهر النتائج حسب الأسماء فقط.
search-failed = البحث غير متاح حاليًا. يرجى اختيار مكان أو موضوع في الأسفل.
search-again = المحاولة مرة أخرى
search-reload = إعادة تحميل الصفحة
search-loading = جارٍ البحث …
search-more = إظهار المزيد ({ $shown } من { $number } ظاهرة)
search-more-plain = إظهار المزيد
search-noscript = يحتاج البحث إلى JavaScript. من دونه تجد كل شيء عبر الأماكن والمواضيع والقائمة من A إلى Z.
search-browse = العثور من دون بحث
search-zero-title = ماذا يمكنك أن تفعل
search-zero-spelling = تحقق من كتابة الكلمات.
search-zero-fewer = استخدم كلمات أقل أو كلمات أخرى، مثلًا «سكن» بدلًا من «التوسط في إيجاد سكن».
search-zero-filters = أزل أحد المرشحات.
search-zero-browse = اختر مكانًا أو موضوعًا في الأسفل.
suggest-all = كل النتائج لـ «{ $query }»
suggest-count = عدد الاقتراحات: { $number }
suggest-none = لا توجد اقتراحات
suggest-area = مكان
suggest-topic = موضوع
suggest-page = صفحة
filters-label = تضييق النتائج
filters-reset = إزالة كل المرشحات
filters-active = المرشحات المفعّلة
filters-remove = إزالة المرشح { $name }
filter-area = مكان السكن
filter-area-all = كل الأماكن
filter-topic = الموضوع
filter-topic-all = كل المواضيع
filter-category = الفئة
filter-category-all = كل الفئات
filter-audience = لمن
filter-audience-all = كل الفئات المستهدفة
filter-language = لغة التحدث
filter-language-all = كل اللغات

## Startseite
home-where = أين تسكن؟
home-where-text = غالبًا ما تتوقف الدائرة المختصة على مكان سكنك.
home-where-whole = مختصة بكل الأماكن:
home-entries = من أين تبدأ
home-fresh = أحدث المعلومات
map-label = خريطة الأماكن
map-note = كل مربع مكان. مواقع المربعات تشبه تقريبًا مواقع الأماكن. لا تُظهر الخريطة حدودًا.
map-skip = تخطي الخريطة
home-topics = ما هو الموضوع؟
home-categories = كل الجهات حسب النوع
home-directory = كل الجهات من A إلى Z
home-chapters = معرفة المزيد
home-about = عن هذا الدليل
home-help = لم تجد ما تبحث عنه؟
home-help-text = هنا يساعدونك:

## Listen
topics-title = المواضيع
topics-lead = اختر الموضوع.
areas-title = الأماكن
areas-lead = اختر المكان الذي تسكن فيه.
areas-whole = المنطقة كلها
categories-title = الفئات
categories-lead = كل الجهات مرتبة حسب نوعها.
directory-title = الجهات من A إلى Z
directory-lead = كل الدوائر ومراكز الاستشارة والعروض بالترتيب الأبجدي.
directory-letters = الأحرف الأولى
area-title = عروض لسكان { $place }
area-lead = من يساعد الناس في { $place }: في المكان نفسه وفي المنطقة كلها.
area-offices = الدوائر المختصة
area-offices-text = هذه الدوائر مختصة بك إذا كنت تسكن هنا.
area-topic-title = { $topic } في { $place }
area-topic-own = لسكان { $place }
area-topic-wide = متاح أيضًا لسكان { $place }: عروض لمنطقة أكبر
list-journeys = خطوة بخطوة
area-offices-own = دوائر { $place }
area-offices-wide = لكل ما عدا ذلك: دوائر لمنطقة أكبر تشمل { $place }
chip-count = ({ $count })
list-more-places = { $topic } في أماكن أخرى
fresh-title = حداثة المعلومات
fresh-lead = تتغير العناوين والأوقات. هنا ترى أي المداخل جديدة وأيها يجب التحقق منها من جديد.
fresh-newest = أحدث المعلومات
fresh-due-since = مستحقة منذ { $year }
fresh-undated = من دون تاريخ
fresh-due-count = { $n ->
    [0] لا يوجد مدخل يجب التحقق منه.
    [one] يجب التحقق من مدخل واحد من أصل { $total }.
    [two] يجب التحقق من مدخلين من أصل { $total }.
   *[other] يجب التحقق من { $count } من أصل { $total } مدخل.
 }
fresh-link = كل المداخل التي يجب التحقق منها
list-all = كل الجهات
list-others = جهات أخرى
list-subtopics = بالتفصيل
list-your-place = لمكان سكنك فقط
list-parts = أماكن منفردة
list-topics = حسب الموضوع
list-more-topics = مواضيع أخرى في { $place }
list-pages = للقراءة
list-empty = لا يوجد شيء مسجّل هنا بعد.
entries-count = { $n ->
    [zero] لا توجد جهات
    [one] جهة واحدة
    [two] جهتان
    [few] { $count } جهات
   *[other] { $count } جهة
 }
places-count = { $n ->
    [zero] لا توجد أماكن
    [one] مكان واحد
    [two] مكانان
    [few] { $count } أماكن
   *[other] { $count } مكانًا
 }
kind-service = عرض
card-town = في { $town }
card-serves = لسكان: { $places }

## Datensatz
record-overview = نظرة سريعة
record-contact = التواصل
record-services = العروض
record-description = معلومات إضافية
sources-none = لم يُذكر مصدر لهذا المدخل.
record-related = مداخل ذات صلة
record-sources = المصادر
record-no-contact = لا نعرف وسيلة تواصل مباشرة.
record-ask-instead = اسأل هنا:
record-correct = هل هناك معلومة غير صحيحة؟
action-phone = اتصال
action-email = كتابة رسالة إلكترونية
action-website = فتح الموقع
action-route = عرض الطريق
alternatives-elsewhere = هل تسكن في مكان آخر؟
alternatives-elsewhere-text = إذن هناك جهة أخرى مختصة بك:
alternatives-here = جهات أخرى من هذا النوع
alternatives-topics = المزيد حول الموضوع
fact-for-whom = لمن
fact-conditions = الشروط
fact-responsible-for = مختصة بـ
fact-how-to-get-in = كيف تتواصل
fact-cost = التكلفة
fact-languages = اللغات
fact-topics = المواضيع
fact-operator = الجهة المشغّلة
fact-aliases = معروفة أيضًا باسم
related-part-of = جزء من
related-parts = يتبع لها
related-see-also = انظر أيضًا
service-at = المكان
cost-free = مجانًا
cost-fee = مقابل رسوم
eligibility-age = العمر
eligibility-residence = الإقامة
eligibility-benefits = المساعدات
access-walk-in = من دون موعد
access-phone = الاتصال هاتفيًا
access-email = كتابة رسالة إلكترونية
access-appointment = بموعد
access-online = عبر الإنترنت
access-referral = عن طريق جهة أخرى
access-through = { $how }، { $contact }
access-professionals = للمختصين
access-documents = يرجى إحضار
access-reply = الرد
contact-by-phone = عبر الهاتف
contact-by-email = عبر البريد الإلكتروني
contact-by-website = عبر الموقع الإلكتروني
contact-by-address = في العنوان
contact-by-hours = في أوقات الدوام
contact-phone = الهاتف
contact-email = البريد الإلكتروني
contact-website = الموقع الإلكتروني
contact-fax = الفاكس
contact-access = سهولة الوصول
accessible-yes = من دون درج
accessible-partly = جزئيًا من دون درج
accessible-no = عبر الدرج فقط
place-confidential = العنوان محمي ولا يُنشر.
place-central = التواصل العام
place-central-text = هذا العنوان أو الرقم أو البريد الإلكتروني ليس للجهة نفسها، بل للبلدية أو للدائرة أو للجهة المشغّلة. اسأل هناك عن الجهة.
place-town-only = الشارع ورقم المبنى غير معروفين هنا.
place-by-appointment = بموعد فقط
place-unnamed = موقع آخر
status-ended = هذا العرض لم يعد موجودًا.
status-ended-since = هذا العرض لم يعد موجودًا منذ { $date }.
status-ended-short = انتهى
status-paused = هذا العرض متوقف حاليًا.
status-paused-since = هذا العرض متوقف منذ { $date }.
status-paused-short = متوقف
status-successor = البديل
note-record-german = نص هذا المدخل متوفر بالألمانية فقط.
note-machine = تُرجم هذا النص آليًا.
note-untranslated = هذه الصفحة متوفرة بـ{ $language } فقط.

## Alter
age-span = من { $from } إلى { $last } سنة (حتى عيد الميلاد رقم { $below })
age-from = من عمر { $from }
age-below = حتى عمر { $last } (حتى عيد الميلاد رقم { $below })

## Öffnungszeiten
hours-caption = أوقات الدوام
hours-caption-appointment = أوقات المواعيد
hours-phone-caption = أوقات الرد على الهاتف
hours-always = على مدار الساعة
hours-all-day = طوال اليوم
hours-closed = مغلق
hours-span = { $from }–{ $to }
hours-from = ابتداءً من { $from }
hours-by-arrangement = حسب الاتفاق
open-until = مفتوح الآن حتى الساعة { $time }
open-until-appointment = وقت استقبال الآن حتى الساعة { $time }، بموعد فقط
open-closed = مغلق الآن.
open-closed-appointment = لا يوجد وقت استقبال الآن.
open-next-today = يفتح اليوم الساعة { $time }.
open-next-today-appointment = وقت الاستقبال القادم: اليوم من الساعة { $time }.
open-next = يفتح يوم { $day } الساعة { $time }.
open-next-appointment = وقت الاستقبال القادم: { $day } من الساعة { $time }.
open-maybe = ربما مفتوح. يرجى الاتصال قبل الزيارة.
weekdays = { $first } إلى { $last }
weekday-1 = الاثنين
weekday-2 = الثلاثاء
weekday-3 = الأربعاء
weekday-4 = الخميس
weekday-5 = الجمعة
weekday-6 = السبت
weekday-7 = الأحد

## Stand und Quellen
verified-on = تاريخ المعلومات: { $date }.
verified-undated = تاريخ المعلومات غير معروف. يرجى التحقق قبل الزيارة.
verified-due = يجب التحقق من المعلومات منذ { $date }: يرجى السؤال إن كانت لا تزال صحيحة.
verified-doubtful = غير مؤكد ولذلك لم يُنشر
source-unnamed = مصدر من دون عنوان
source-section = القسم

## Namen von Angaben, wie sie bei Quellen und unter „unsicher“ stehen
known-offer = العرض
known-service-area = نطاق الاختصاص
known-central-contact-address = عنوان التواصل العام
known-central-contact-phone = هاتف التواصل العام
known-address = العنوان
known-name = الاسم
known-new-name = الاسم الجديد
known-website = الموقع الإلكتروني
known-operator = الجهة المشغّلة
known-location = الموقع
known-locations = المواقع
known-status = إن كان لا يزال موجودًا
known-phone = الهاتف
known-central-contact = التواصل العام
known-central-contact-email = البريد الإلكتروني للتواصل العام
known-central-contact-hours = أوقات دوام التواصل العام
known-age = العمر
known-cost = التكلفة
known-hours = أوقات الدوام
known-phone-hours = أوقات الهاتف
known-audience = الفئة المستهدفة
known-email = البريد الإلكتروني
known-fax = الفاكس
known-founded = التأسيس
known-precedence = الترتيب
known-languages = اللغات
known-topics = المواضيع
known-kind = النوع
known-summary = نبذة قصيرة
known-description = الوصف
known-eligibility = الشروط
known-access = طريقة الوصول
known-street = الشارع
known-postal-code = الرمز البريدي
known-city = المكان
known-services = العروض

## Konzeptseiten
page-contents = في هذه الصفحة
page-children = في هذا الفصل
page-siblings = متابعة القراءة
page-previous = السابق:
page-next = التالي:
page-state-of = تصف هذه الصفحة الوضع بتاريخ { $date }.
page-superseded = تغيّر هذا في هذه الأثناء.
page-superseded-link = المعلومات الحالية:
page-unwritten = هذا النص غير متوفر بعد.
glossary-more = المزيد
code-error = خطأ
code-warning = تحذير
table-gap = غير متوفر
table-download = تنزيل الجدول كملف CSV
table-cut = تظهر أول { $shown } من { $all } صفوف. كلها موجودة في الملف.
diagram-text = الرسم كنص
diagram-description = رسم فيه { $nodes } مربعات على { $levels } مستويات و{ $arrows } أسهم. في الأسفل الشيء نفسه كنص.
chart-table = الأرقام في جدول
chart-line = رسم خطي من { $from } إلى { $to }.
chart-line-series = { $name }: في البداية { $first } ({ $first_at })، في النهاية { $last } ({ $last_at })، الأعلى { $high } ({ $high_at })، الأدنى { $low } ({ $low_at }).
chart-bars = رسم بالأعمدة، عدد الصفوف: { $count }.
chart-bars-series = { $name }: الأعلى { $high } ({ $high_at })، الأدنى { $low } ({ $low_at }).

## Wege
journey-title = { $title } في { $place }
journey-where-text = اختر مكان سكنك. بعدها تبيّن كل خطوة الجهة المختصة بك.
journey-place = تظهر لك الجهات لسكان { $place }.
journey-other-place = هل تسكن في مكان آخر؟
journey-steps = الخطوات
journey-everywhere = لكل الأماكن
journey-wide = لمنطقة أكبر تشمل { $place }
journey-depends = تتوقف الجهة المختصة على مكان سكنك.
journey-choose = اختيار مكان السكن
journey-none = لا نعرف جهة لهذا الأمر في { $place }.
journey-more = المزيد حول ذلك:
journey-spheres = ما يتغيّر مع نوع المساعدة التي تحصل عليها

## Rechner für Stellenanteile
shares-title = احسب بنفسك
shares-lead = أدخل الأرقام واقرأ الحصص. تبقى الأرقام على جهازك: لا يُحفظ شيء ولا يُرسل.
shares-noscript = تحتاج الحاسبة إلى JavaScript. من دونه احسب بالصيغة الموجودة في هذه الصفحة.
shares-positions = الوظائف المعتمدة
shares-positions-hint = مثلًا 7 أو 7,5
shares-total = عدد الأجانب في المنطقة كلها
shares-total-hint = يمكن تركه فارغًا إذا أدخلت كل الأرقام في الأسفل.
shares-places = عدد الأجانب حسب البلدية
shares-places-hint = أعداد صحيحة من التاريخ نفسه. تكفي بلدية واحدة إذا كان عدد المنطقة كلها مذكورًا في الأعلى.
shares-submit = احسب
shares-reset = إفراغ الكل
shares-wrong = يرجى التحقق مما أدخلته
shares-error-empty = { $field }: أدخل رقمًا.
shares-error-negative = { $field }: يجب ألا يكون الرقم أقل من 0.
shares-error-number = { $field }: هذا ليس رقمًا. اكتب مثلًا 1234 أو 1.234.
shares-error-whole = { $field }: أدخل عددًا صحيحًا من دون فاصلة.
shares-error-precise = { $field }: منزلتان بعد الفاصلة على الأكثر.
shares-error-large = { $field }: الرقم كبير جدًا.
shares-error-zero = { $field }: يجب أن يكون الرقم أكبر من 0.
shares-error-none = أدخل الرقم لبلدية واحدة على الأقل.
shares-error-total = أدخل رقم المنطقة كلها أو أرقام كل البلديات.
shares-error-more = مجموع البلديات { $sum } شخصًا، والمنطقة كلها { $total } فقط.
shares-result = النتيجة
shares-status = النتيجة: { $sum } شخصًا في { $count } بلديات، { $positions } وظائف.
shares-place = البلدية
shares-persons = الأشخاص
shares-percent = النسبة
shares-share = حصة الوظائف
shares-half = منها على الأقل للمجموعة الأساسية
shares-rest = بقية البلديات
shares-sum = المجموع
shares-step = { $place }: { $persons } ÷ { $total } × 100 = { $percent } ٪. { $percent } ٪ من { $positions } وظائف = { $exact }، بعد التقريب { $share }.
shares-steps = إظهار خطوات الحساب
shares-rounding = طريقة التقريب: لا يذكر المفهوم قاعدة لذلك. تحسب الحاسبة بقيم غير مقرّبة ولا تقرّب إلا عند العرض، من 5 إلى الأعلى: النسبة وحصة الوظائف إلى منزلتين بعد الفاصلة، والنصف إلى ثلاث.
shares-cut = «…» تعني: تتبعها منازل أخرى.
shares-check = التحقق: مجموع الحصص المقرّبة { $listed } من { $positions } وظائف.
shares-drift = الفرق { $drift } ناتج عن التقريب فقط.
shares-gap = الأرقام غير متطابقة: مجموع البلديات { $sum } شخصًا، والمذكور للمنطقة كلها { $total }. تم الحساب بـ { $total }.

## Sonderseiten
not-found-title = الصفحة غير موجودة
not-found-text = هذه الصفحة غير موجودة أو لم تعد موجودة. تحقق من العنوان أو ارجع خطوة إلى الوراء في المتصفح.
redirect-title = انتقلت هذه الصفحة
redirect-text = العنوان الجديد:

## Datum und Liste
list-comma = ،
list-and = { $first } و{ $last }
date-month = { $month } { $year }
date-day = { $day } { $month } { $year }
month-1 = كانون الثاني/يناير
month-2 = شباط/فبراير
month-3 = آذار/مارس
month-4 = نيسان/أبريل
month-5 = أيار/مايو
month-6 = حزيران/يونيو
month-7 = تموز/يوليو
month-8 = آب/أغسطس
month-9 = أيلول/سبتمبر
month-10 = تشرين الأول/أكتوبر
month-11 = تشرين الثاني/نوفمبر
month-12 = كانون الأول/ديسمبر

## التغطية والثغرات
cover-title = ماذا يوجد وأين؟
cover-lead = ترى هنا ما هي المساعدة المتوفرة لكل موضوع في كل مدينة، وما هي البيانات التي ما زالت ناقصة.
cover-for = هذه الصفحة لكل من يخطّط للمساعدة أو يقدّم المشورة للآخرين أو يعتني بالدليل.
cover-matrix = العروض حسب الموضوع والمكان
cover-matrix-text = تُحسب العروض الموجودة حاليًا. الضغط على رقم يفتح القائمة الخاصة به.
cover-matrix-caption = عدد العروض
cover-topic = الموضوع
cover-here = في المكان
cover-elsewhere = من مكان آخر
cover-professionals = للمختصين فقط
cover-none = لا شيء
cover-legend = كيف تقرأ الجدول
cover-legend-numbers = 3 عروض موجودة في المكان. و5 عروض في مكان آخر لكنها تخدم هذا المكان أيضًا. وقد يعني «مكان آخر» أن العنوان غير معروف.
cover-legend-professionals = عرضان آخران مخصّصان فقط للمختصين أو المتطوعين أو المدارس أو الشركات أو البلديات، ولا يُحسبان مع غيرهما.
cover-legend-none = لا يوجد أي عرض.
cover-legend-elsewhere = لا يوجد عرض في المكان نفسه، بل في مكان آخر.
cover-legend-few = في المكان عرض واحد أو { $n }.
cover-legend-some = في المكان من { $from } إلى { $to } عروض.
cover-legend-many = في المكان { $n } عروض أو أكثر.
cover-thin = ما لا يوجد في المكان
cover-thin-text = لا يوجد عرض لهذه المواضيع في المكان نفسه.
cover-thin-elsewhere = في مكان آخر فقط:
cover-thin-nothing = لا شيء إطلاقًا:
cover-law = أين توجد دائرة مسؤولة
cover-law-text = على بعض الدوائر الرسمية أن تساعد بحكم القانون. هنا مكتوب لأي مواضيع وأماكن سُجّلت دائرة كهذه. لا تُذكر هنا المواضيع الأخرى.
cover-law-caption = الدوائر حسب الموضوع
cover-law-with = توجد دائرة مسؤولة عن
cover-law-without = لم تُسجَّل دائرة لـ
cover-law-everywhere = جميع الأماكن
cover-facts = ما ينقص في السجلات
cover-facts-caption = البيانات الناقصة
cover-facts-text = { $n ->
    [one] حُسب سجل واحد. لا تُحسب العروض المنتهية.
   *[other] عدد السجلات المحسوبة: { $count }. لا تُحسب العروض المنتهية.
 }
cover-fact = ما الذي ينقص
cover-records = السجلات
cover-share = النسبة
cover-percent = { $number } %
cover-by-category = البيانات الناقصة حسب الفئة
cover-by-owner = البيانات الناقصة حسب الجهة
cover-records-lead = يبيّن هذا الجدول ما ينقص كل سجل من أصل { $total }.
cover-complete = { $n ->
    [0] كل سجل ينقصه شيء.
    [one] سجل واحد لا ينقصه شيء.
   *[other] عدد السجلات التي لا ينقصها شيء: { $count }.
 }
cover-jump = انتقل إلى
cover-jump-many = الانتقال إلى جهة
cover-record = السجل
cover-edit = تعديل الملف
cover-no-owner = من دون ذكر الجهة
cover-gaps = الثغرات المبلَّغ عنها
cover-gaps-none = لم يُبلَّغ عن أي ثغرة حتى الآن.
lack-phone = الهاتف
lack-email = البريد الإلكتروني
lack-address = العنوان
lack-hours = أوقات العمل
lack-source = المصدر
lack-date = التاريخ
lack-check = المراجعة (حان موعدها)
lack-translation = الترجمة
gaps-title = ثغرات في العروض
gaps-lead = هنا مكتوب ما هي المساعدة الناقصة: أين ولمن، وماذا حدث بعد ذلك.
gaps-dated = تذكر كل ثغرة تاريخ الإبلاغ عنها. وما حدث بعد ذلك لا يُذكر هنا إلا إذا كان له مصدر.
gaps-by-place = حسب المكان
gaps-none = لم يُبلَّغ عن أي ثغرة حتى الآن.
gap-open = مفتوحة
gap-planned = مخطَّط لها
gap-being-solved = قيد المعالجة
gap-solved = تمّ حلّها
gap-declined = مرفوضة
gap-state-since = { $state }، حتى { $date }
gap-where = أين
gap-topics = الموضوع
gap-whom = لمن
gap-reported = البلاغ
gap-reported-by = { $date }، من: { $by }
gap-since = منذ
gap-decided = صاحب القرار
gap-related = سجلات متعلقة
gaps-report = الإبلاغ عن ثغرة
gaps-report-text = هل ينقص شيء؟ اكتبه باستخدام هذا النموذج. يمكنك ملء النص هنا ثم نسخه. لا يُحفظ شيء ولا يُرسَل.
gaps-report-names = لا تذكر أسماء ولا عناوين ولا أي شيء يمكن أن يُعرف به شخص.
gaps-report-where = إلى أين تُرسَل البلاغات؟ اسأل هنا:
gaps-form-label = النموذج
gaps-form-names = الرجاء عدم ذكر أسماء أو أي شيء يمكن أن يُعرف به شخص.
gaps-form-what = ما الذي ينقص؟
gaps-form-where = أين ينقص؟ (المدينة، الحي)
gaps-form-whom = لمن ينقص؟ (مثلًا العمر، الإقامة، اللغة، العائلة)
gaps-form-since = منذ متى؟
gaps-form-tried = ماذا جرّبتم حتى الآن؟
gaps-form-by = أي جهة تبلّغ عن ذلك؟ (الجهة فقط)
gaps-copy = نسخ النص
gaps-copied = تمّ نسخ النص.
gaps-marked = النص محدَّد. انسخه الآن، مثلًا بواسطة Ctrl + C.
gaps-mail = كتابة رسالة إلكترونية
list-gaps = ما ينقص هنا حتى الآن
